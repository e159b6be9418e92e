"""Given bytes and then a reset, when they are read, then the bytes come first, then NetError
ECONNRESET each time, and wait_closed does not tell it again. Origin: DESIGN, nothing is lost."""

import aio_kit

import net


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    theirs.write(b"last words")
    t.equal(await ours.readexactly(4), b"last")
    await aio_kit.rest()
    theirs.reset()
    t.equal(await ours.readexactly(6), b" words")
    error = await aio_kit.fails(t, net.NetError, ours.read(1))
    t.equal(error.code, "ECONNRESET")
    await aio_kit.fails(t, net.NetError, ours.readline())
    await aio_kit.fails(t, net.NetError, aio_kit.send(ours, b"x"))
    await ours.wait_closed()
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
