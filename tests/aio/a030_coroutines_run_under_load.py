"""Given a connection that is never idle, when other tasks sleep and wake, then they get their
turns. Origin: asyncio."""

import asyncio

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair()
    block = b"x" * 4096
    over = []

    async def flood():
        while not over:
            ours.write(block)
            await ours.drain()

    async def swallow():
        buffer = bytearray(65536)
        while not over:
            await theirs.readinto(buffer)

    tasks = [asyncio.create_task(flood()), asyncio.create_task(swallow())]
    for _ in range(20):
        await asyncio.sleep(0.001)
    over.append(1)
    ours.write(b"end")
    await asyncio.gather(*tasks)
    t.check(theirs.socket.bytes_read, "it flowed meanwhile")
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
