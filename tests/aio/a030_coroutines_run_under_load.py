"""Given a connection that is never idle, when other tasks sleep and wake, then they get their
turns. Origin: asyncio."""

import asyncio

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    block = b"x" * (100 if t.board else 4096)
    over = []

    async def flood():
        while not over:
            ours.write(block)
            await ours.drain()

    task = asyncio.create_task(flood())
    for _ in range(5 if t.board else 20):
        await asyncio.sleep(0.001)
    over.append(1)
    await task
    t.check(theirs.peer.count, "it flowed meanwhile")
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
