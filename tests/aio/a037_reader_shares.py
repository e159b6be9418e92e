"""Given a reader that always finds bytes, when it reads on and on, then other tasks get their
turns. Origin: ours; a loop over what is there would starve them."""

import asyncio

import aio_kit

COUNT = 400  # reads of 10 bytes


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    turns = []
    over = []

    async def other():
        while not over:
            turns.append(1)
            await asyncio.sleep(0)

    task = asyncio.create_task(other())
    theirs.write(t.pattern(COUNT * 10))
    buffer, got = bytearray(10), b""
    while len(got) < COUNT * 10:
        got += bytes(buffer[: await ours.readinto(buffer)])
    over.append(1)
    await task
    t.equal(got, t.pattern(COUNT * 10))
    t.check(len(turns) > COUNT // 20, "turns of the other: %d" % len(turns))
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
