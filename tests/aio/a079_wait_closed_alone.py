"""Given a handler that writes, drains and awaits wait_closed() without close(), as programs for
MicroPython do: there it closes, and the client has all of the answer and the end; on CPython it
waits, as there in asyncio. Origin: asyncio; Raspberry Pi's "Connecting to the Internet"."""

import sys

import aio_kit


async def main(t):
    began = []

    async def serve(reader, writer):
        while await reader.readline() != b"\r\n":
            pass
        writer.write("HTTP/1.0 200 OK\r\n\r\n")
        writer.write("x" * 3000)
        await writer.drain()
        began.append(writer)
        await writer.wait_closed()

    server, port = await aio_kit.start(t, serve)
    far = await aio_kit.visit(t, port)
    far.write(b"GET / HTTP/1.0\r\n\r\n")
    await aio_kit.until(lambda: began)
    if sys.implementation.name == "cpython":
        await aio_kit.rest()
        t.check(not began[0].is_closing(), "it waits")
        began[0].close()
    t.equal(len(await far.read()), 3019)
    far.write_eof()
    server.close()
    await server.wait_closed()
    await aio_kit.all_closed(t)


def test(t):
    aio_kit.run(main, t)
