"""Given an open_connection whose name is being looked up, when its task is cancelled and then the
answer comes, then nobody connects and nothing is left open. Origin: ours."""

import asyncio

import aio_kit

import net
from net import aio
from net.resolving import Resolution


async def main(t):
    serving = t.peer.serve()
    asked = []
    net._loop.resolve = lambda host, number, family, done: asked.append((number, done))
    try:
        task = asyncio.create_task(aio.open_connection("a.name", serving.port))
        await aio_kit.until(lambda: asked)
    finally:
        net._loop.resolve = None
    task.cancel()
    await aio_kit.fails(t, asyncio.CancelledError, task)
    number, done = asked[0]
    done(*Resolution(None).begin(serving.host, number, 4))
    await aio_kit.rest()
    t.equal(serving.accepted, [])
    await aio_kit.all_closed(t)


def test(t):
    aio_kit.run(main, t)
