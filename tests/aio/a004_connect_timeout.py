"""Given a connection that is not through, when asyncio.wait_for gives up, then TimeoutError is
raised and the socket is closed. Origin: asyncio, no leak."""

import asyncio

import aio_kit

from net import aio


async def main(t):
    host, port = t.peer.silent()
    waits = asyncio.wait_for(aio.open_connection(host, port), 0.05)
    await aio_kit.fails(t, asyncio.TimeoutError, waits)
    await aio_kit.until(lambda: not aio_kit.open_handles())


def test(t):
    aio_kit.run(main, t)
