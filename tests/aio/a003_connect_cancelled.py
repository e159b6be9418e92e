"""Given a connection that is not through, when the task is cancelled, then the socket is closed.
Origin: asyncio, no leak."""

import asyncio

import aio_kit

from net import aio


async def main(t):
    host, port = t.peer.silent()
    task = asyncio.create_task(aio.open_connection(host, port))
    await aio_kit.until(aio_kit.open_handles)
    task.cancel()
    await aio_kit.fails(t, asyncio.CancelledError, task)
    await aio_kit.until(lambda: not aio_kit.open_handles())


def test(t):
    aio_kit.run(main, t)
