"""Given a small write that waits for others, when the stream is used in any other way, then what
was written goes first, once, and nothing is lost. Origin: ours; small writes go out together."""

import asyncio

import aio_kit


async def read(ours, far):
    far.write(b"x")
    await ours.read(1)


async def write_large(ours, far):
    ours.write(b"L" * 5000)


async def write_buffer(ours, far):
    ours.write(bytearray(b"B" * 5000))


async def drain(ours, far):
    for _ in range(20):
        await ours.drain()
    ours.write(b"after")


async def other_stream(ours, far):
    ours.other.write(b"b")
    await ours.other.drain()
    ours.other.write(b"c")


async def write_eof(ours, far):
    ours.write_eof()


async def close(ours, far):
    ours.close()


async def wait(ours, far):
    await asyncio.sleep(0)


WAYS = (
    (read, b""),
    (write_large, b"L" * 5000),
    (write_buffer, b"B" * 5000),
    (drain, b"after"),
    (other_stream, b""),
    (write_eof, b""),
    (close, b""),
    (wait, b""),
)


async def main(t):
    for way, more in WAYS:
        serving, ours, far = await aio_kit.pair(t)
        ours.other, beside = None, None
        if way is other_stream:
            beside, ours.other, _ = await aio_kit.pair(t)
        await read(ours, far)  # now its next drains need not let others have their turn
        ours.write(b"first,")
        await ours.drain()
        ours.write(b"second,")
        ours.write(b"third")
        await way(ours, far)
        wanted = b"first,second,third" + more
        t.equal(await far.readexactly(len(wanted)), wanted)
        if way in (write_eof, close):
            t.equal(await far.read(), b"", "and the end")
        if ours.other:
            await aio_kit.finish(beside, ours.other)
        ours.other = None
        await aio_kit.finish(serving, ours)


def test(t):
    aio_kit.run(main, t)
