"""Given a small write and a drain, when another follows at once, then it waits for more; when
something was read between them, it goes at once. Origin: ours; small writes go out together."""

import aio_kit


async def read(ours):
    await ours.read(1)


async def readinto(ours):
    await ours.readinto(bytearray(1))


async def main(t):
    for way in (read, readinto):
        serving, ours, far = await aio_kit.pair(t)
        for turn in range(2):
            far.write(b"x")
            await way(ours)
            sent = ours.bytes_written
            ours.write(b"1")
            t.equal(ours.bytes_written, sent + 1, "at once")
            await ours.drain()
            ours.write(b"2")
            t.equal(ours.bytes_written, sent + 1, "waits")
            await ours.drain()
        t.equal(await far.readexactly(4), b"1212")
        await aio_kit.finish(serving, ours)


def test(t):
    aio_kit.run(main, t)
