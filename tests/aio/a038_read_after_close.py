"""Given bytes that were read ahead, when the stream is closed or aborted, then they can still be
read, and then the end comes. Origin: asyncio of CPython."""

import aio_kit


async def main(t):
    for name in ("close", "abort"):
        server, ours, theirs = await aio_kit.pair(t)
        theirs.write(b"some bytes\n")
        t.equal(await ours.readexactly(5), b"some ")
        getattr(ours, name)()
        await ours.wait_closed()
        t.equal(await ours.readline(), b"bytes\n", name)
        for _ in range(2):
            t.equal(await ours.read(10), b"")
            t.equal(await ours.readline(), b"")
            t.equal(await ours.readinto(bytearray(10)), 0)
        await aio_kit.fails(t, EOFError, ours.readexactly(1))
        await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
