"""Given fewer bytes than asked for and the end, when readexactly is awaited, then EOFError, and
what came can still be read. Origin: multi_net/asyncio_tcp_readexactly."""

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    theirs.write(b"abcdef")
    t.equal(await ours.readexactly(2), b"ab")
    t.equal(await ours.readexactly(0), b"")
    t.equal(await ours.readexactly(2), b"cd")
    theirs.write_eof()
    await aio_kit.fails(t, EOFError, ours.readexactly(3))
    await aio_kit.fails(t, ValueError, ours.readexactly(-1))
    t.equal(await ours.read(10), b"ef")
    t.equal(await ours.read(10), b"")
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
