"""Given a client_connected that returns, when somebody else has its stream, then it works as
before and its close sends all of it; one that the peer ended and nobody has is kept no longer.
Origin: asyncio, lifetimes."""

import aio_kit


async def main(t):
    data = t.pattern(t.bulk)
    kept = []

    async def keep(reader, writer):
        if not kept:
            kept.append(writer)

    server, port = await aio_kit.start(t, keep)
    far = await aio_kit.visit(t, port)
    await aio_kit.until(lambda: kept)
    far.write(b"question")
    t.equal(await kept[0].readexactly(8), b"question")
    far.write_eof()
    t.equal(await kept[0].read(), b"")
    await aio_kit.rest()
    kept[0].write(data)
    kept[0].close()
    t.equal(await far.ended(), len(data))
    t.intact(far.peer.chunks)
    other = await aio_kit.visit(t, port)
    await aio_kit.until(lambda: server.streams)
    other.close()
    server.close()
    await server.wait_closed()
    await aio_kit.until(lambda: not server.streams)
    await aio_kit.all_closed(t)


def test(t):
    aio_kit.run(main, t)
