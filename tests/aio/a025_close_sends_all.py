"""Given much that waits to be sent, when the stream is closed with bytes unread, then the peer
gets all that was written. Origin: closing with bytes unread resets."""

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair(t, hold=True)
    theirs.write(b"never read")
    await aio_kit.rest()
    count = await aio_kit.stuff(ours, t.pattern(t.bulk))
    ours.close()
    t.equal(await theirs.ended(), count, "all of it")
    t.equal(theirs.peer.error, None)
    theirs.write_eof()
    await ours.wait_closed()
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
