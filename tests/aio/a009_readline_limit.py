"""Given a line longer than the limit, when readline is awaited, then ValueError, the memory is
bounded, and what follows can be read. Origin: asyncio."""

import asyncio

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    ours.limit = 100
    theirs.write(b"x" * 150)
    error = await aio_kit.fails(t, ValueError, ours.readline())
    t.check("100" in str(error), "the limit is named")
    theirs.write(b"short\n")
    t.equal(await ours.readline(), b"short\n")
    waiting = asyncio.create_task(ours.readline())
    theirs.write(b"y" * 100)
    await aio_kit.rest()  # a line as long as the limit, whose end has not come yet
    theirs.write(b"\n")
    t.equal(await waiting, b"y" * 100 + b"\n")
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
