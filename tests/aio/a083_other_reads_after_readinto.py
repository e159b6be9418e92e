"""Given a stream that was read into a small buffer, when it is read in the other ways, waiting or
not, then they give all that comes, and the buffer stays as it was. Origin: ours."""

import asyncio

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    buffer = bytearray(4)
    for text in (b"0123456789", b"abc"):
        for read in (ours.read, ours.readexactly, lambda n: ours.readline()):
            task = asyncio.create_task(ours.readinto(buffer))
            await aio_kit.rest()
            theirs.write(b"into")
            t.equal((await task, bytes(buffer)), (4, b"into"))
            task = asyncio.create_task(read(len(text) + 1))
            await aio_kit.rest()
            theirs.write(text + b"\n")
            t.equal(await task, text + b"\n")
            t.equal(bytes(buffer), b"into")
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
