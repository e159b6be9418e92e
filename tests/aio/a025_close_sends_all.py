"""Given much that waits to be sent, when the stream is closed with bytes unread, then the peer
gets all that was written. Origin: closing with bytes unread resets."""

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair()
    theirs.write(b"never read")
    data = t.pattern(1000000)
    count = 0
    while not ours.socket.buffer_size:
        ours.write(data)
        count += len(data)
    ours.close()
    t.equal(len(await theirs.read()), count, "all of it")
    await ours.wait_closed()
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
