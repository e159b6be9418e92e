"""Given a task that waits for a peer that says nothing, when another sends more than the network
takes at once, then all of it goes. Origin: asyncio."""

import asyncio

import aio_kit


async def main(t):
    serving, ours, far = await aio_kit.pair(t, hold=True)
    reads = asyncio.create_task(ours.read(10))
    await aio_kit.rest()
    count = await aio_kit.stuff(ours, t.pattern(4000 if t.board else 100000))
    drains = asyncio.create_task(ours.drain())
    await asyncio.sleep(0)
    await far.readexactly(count)
    await drains
    t.equal(ours.socket.buffer_size, 0)
    far.write(b"answer")
    t.equal(await reads, b"answer")
    await aio_kit.finish(serving, ours)


def test(t):
    aio_kit.run(main, t)
