"""Given aio.wait_for, when the awaitable is in time, late, or the task is cancelled by somebody
else, then its value, TimeoutError or CancelledError comes. Origin: asyncio."""

import asyncio

import aio_kit

from net import aio


async def value(seconds):
    await asyncio.sleep(seconds)
    return "value"


async def main(t):
    t.equal(await aio.wait_for(value(0), 5), "value")
    t.equal(await aio.wait_for(value(0), None), "value")
    await aio_kit.fails(t, asyncio.TimeoutError, aio.wait_for(value(5), 0.01))
    await aio_kit.fails(t, asyncio.TimeoutError, aio.wait_for(value(5), 0))
    task = asyncio.create_task(aio.wait_for(value(5), 5))
    await asyncio.sleep(0.001)
    task.cancel()
    await aio_kit.fails(t, asyncio.CancelledError, task)
    t.equal(await aio.wait_for(value(0.001), 5), "value", "after all that")


def test(t):
    aio_kit.run(main, t)
