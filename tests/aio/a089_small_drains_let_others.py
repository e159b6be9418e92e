"""Given drains that never have to wait, when there are many, then other tasks get their turns.
Origin: ours; asyncio's would not."""

import asyncio

import aio_kit


async def main(t):
    serving, ours, far = await aio_kit.pair(t)
    turns = []

    async def other():
        while True:
            turns.append(1)
            await asyncio.sleep(0)

    task = asyncio.create_task(other())
    await asyncio.sleep(0)
    turns.clear()
    for _ in range(40):
        ours.write(b"x")
        await ours.drain()
    t.check(len(turns) >= 3, "others had %d turns" % len(turns))
    task.cancel()
    await far.readexactly(40)
    await aio_kit.finish(serving, ours)


def test(t):
    aio_kit.run(main, t)
