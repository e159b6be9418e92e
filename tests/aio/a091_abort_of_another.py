"""Given small writes that wait to go out together, when another stream is aborted, then they go;
when it is their own, they do not, and the next stream's do. Origin: ours."""

import aio_kit


async def small(stream, far):
    """Two small writes, of which the second waits."""
    far.write(b"x")
    await stream.read(1)
    stream.write(b"first,")
    await stream.drain()
    stream.write(b"second")


async def main(t):
    serving, ours, far = await aio_kit.pair(t)
    beside, other, _ = await aio_kit.pair(t)
    await small(ours, far)
    other.abort()
    t.equal(await far.readexactly(12), b"first,second")
    third, aborted, its = await aio_kit.pair(t)
    await small(aborted, its)
    aborted.abort()
    await small(ours, far)
    t.equal(await far.readexactly(12), b"first,second")
    t.equal(await its.ended(), 6)
    await aio_kit.finish(serving, ours)
    await aio_kit.finish(beside)
    await aio_kit.finish(third)


def test(t):
    aio_kit.run(main, t)
