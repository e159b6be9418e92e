"""Given a peer that ended its side, when we go on writing, then it gets that: the connection
closes when both have ended. Origin: asyncio of CPython."""

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    theirs.write_eof()
    t.equal(await ours.read(), b"")
    t.check(ours.at_eof(), "at_eof")
    ours.write(b"answer")
    await ours.drain()
    t.equal(await theirs.readexactly(6), b"answer")
    ours.close()
    t.equal(await theirs.read(), b"")
    await ours.wait_closed()
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
