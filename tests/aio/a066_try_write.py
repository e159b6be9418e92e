"""Given a Stream in which nobody has written, when try_write is called, then it says how much has
gone, from the first byte on, or from where it was told. Origin: Socket.try_write."""

import aio_kit


async def main(t):
    serving, stream, far = await aio_kit.pair(t)
    t.equal(stream.try_write(b"hello"), 5)
    t.equal(stream.try_write(b"what comes", 5), 5)
    t.equal(stream.try_write(b"and goes", 4, 2), 2)
    t.equal(await far.readexactly(12), b"hellocomesgo")
    await aio_kit.finish(serving, stream)


def test(t):
    aio_kit.run(main, t)
