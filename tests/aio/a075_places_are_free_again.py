"""Given a server with one place, when clients come one after the other, each closed by the server
in another way, then every one is served. Origin: ours."""

import asyncio

import aio_kit


async def main(t):
    ways = []

    async def close(reader, writer):
        writer.close()

    async def ended(reader, writer):
        writer.write_eof()
        await reader.read()
        writer.close()

    async def abort(reader, writer):
        await reader.read(1)
        writer.abort()

    async def left(reader, writer):
        await reader.read(1)
        raise KeyError

    async def serve(reader, writer):
        await ways.pop()(reader, writer)

    server, port = await aio_kit.start(t, serve, max_connections=1)
    for way in (close, ended, abort, left, close):
        ways.append(way)
        far = await aio_kit.visit(t, port)
        far.write(b"x")
        await aio_kit.until(lambda: not ways)
        if way is ended:
            far.write_eof()
        await aio_kit.until(lambda far=far: far.peer.gone)
        far.close()
    t.equal(t.take_unhandled(), ["KeyError"])
    t.equal(server.streams, [])
    server.close()
    await asyncio.wait_for(server.wait_closed(), aio_kit.PATIENCE)
    await aio_kit.all_closed(t)


def test(t):
    aio_kit.run(main, t)
