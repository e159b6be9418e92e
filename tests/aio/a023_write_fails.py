"""Given bytes that nobody has read yet, when the peer is gone and a write fails, then they can
still be read, and then the error comes. Origin: DESIGN, nothing is lost."""

import aio_kit

import net


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    theirs.write(b"unread")
    await aio_kit.rest()
    theirs.reset()
    await aio_kit.rest()

    async def write_on():
        while True:
            ours.write(b"x" * 1000)
            await ours.drain()

    error = await aio_kit.fails(t, net.NetError, write_on())
    t.check(error.code in ("ECONNRESET", "EPIPE"), error.code)
    t.equal(await ours.read(100), b"unread")
    await aio_kit.fails(t, net.NetError, ours.read(100))
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
