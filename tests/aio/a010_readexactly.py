"""Given fewer bytes than asked for and the end, when readexactly is awaited, then EOFError that
has what came. Origin: multi_net/asyncio_tcp_readexactly, asyncio of CPython."""

import aio_kit

from net import aio


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    theirs.write(b"abcdef")
    t.equal(await ours.readexactly(2), b"ab")
    t.equal(await ours.readexactly(0), b"")
    t.equal(await ours.readexactly(2), b"cd")
    theirs.write_eof()
    await aio_kit.fails(t, ValueError, ours.readexactly(-1))
    error = await aio_kit.fails(t, EOFError, ours.readexactly(3))
    t.check(isinstance(error, aio.IncompleteReadError), "its class")
    t.equal((error.partial, error.expected), (b"ef", 3))
    t.equal(await ours.read(10), b"")
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
