"""Given a task that waits, when a listener of net cancels it or sets what it waits for, then that
works as from another task. Origin: ours."""

import asyncio

import aio_kit

import net
from net import aio


async def main(t):
    aio.attach()
    event = asyncio.Event()
    task = asyncio.create_task(event.wait())
    await asyncio.sleep(0.001)
    net.call_later(1, task.cancel)
    await aio_kit.fails(t, asyncio.CancelledError, task)
    me = asyncio.current_task()
    net.call_later(1, me.cancel)
    await aio_kit.fails(t, asyncio.CancelledError, event.wait())
    if hasattr(me, "uncancel"):
        me.uncancel()
    net.call_later(1, event.set)
    await event.wait()


def test(t):
    aio_kit.run(main, t)
