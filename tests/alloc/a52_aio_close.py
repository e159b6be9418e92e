"""Given connections of a server of net.aio in which nobody has read or written, when they close
under a locked heap, then that is done, and their server counts them no more."""

import asyncio

import micropython

from net import aio

CLAIMS = ("aio.writer.Writer._close_now",)
COUNT = 4


async def main(t):
    streams = []

    async def keep(reader, writer):
        streams.append(writer)

    server = await aio.start_server(keep, "127.0.0.1", 0)
    others = []
    for _ in range(COUNT):
        others.append(await aio.open_connection("127.0.0.1", server.port))
    while len(streams) < COUNT:
        await asyncio.sleep_ms(1)
    micropython.heap_lock()
    try:
        for stream in streams:
            stream.close()
    finally:
        micropython.heap_unlock()
    t.equal(server.server._count, 0)
    for reader, writer in others:
        t.equal(await reader.read(), b"")
        await writer.aclose()
    server.close()
    await server.wait_closed()


def test(t):
    asyncio.run(main(t))
