"""Given a closed stream, when it is used, then a write and its drain raise NetError, reads give
the end, and closing again does nothing. Origin: asyncio."""

import aio_kit

import net


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    ours.close()
    t.check(ours.is_closing(), "is_closing")
    await aio_kit.fails(t, net.NetError, aio_kit.send(ours, b"x"))
    ours.close()
    await ours.wait_closed()
    await ours.wait_closed()
    t.equal(await ours.read(), b"")
    t.equal(await theirs.read(), b"")
    ours.close()
    ours.abort()
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
