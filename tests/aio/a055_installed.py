"""Given install(), when a program uses asyncio's functions, then it gets net.aio's streams, and
asyncio's own again after uninstall(); what asyncio has besides is found in aio. Origin: ours."""

import asyncio

import aio_kit

from net import aio


async def main(t):
    serving = t.peer.serve()
    before = asyncio.open_connection
    aio.install()
    aio.install()
    try:
        t.check(asyncio.open_connection is aio.open_connection, "open_connection")
        t.check(asyncio.start_server is aio.start_server, "start_server")
        reader, writer = await asyncio.open_connection(serving.host, serving.port)
        t.check(isinstance(reader, aio.Stream), "a Stream")
        writer.close()
        await writer.wait_closed()
    finally:
        aio.uninstall()
    t.check(asyncio.open_connection is before, "undone")
    t.check(asyncio.start_server is not aio.start_server, "undone")
    t.check(aio.sleep is asyncio.sleep, "what aio has not is asyncio's")
    t.raises(AttributeError, getattr, aio, "no_such_name")


def test(t):
    aio_kit.run(main, t)
