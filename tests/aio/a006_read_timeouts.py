"""Given bytes that trickle in, when each read times out again and again, then nothing is lost.
Origin: asyncio, wait_for."""

import asyncio

import aio_kit

from net import aio


async def trickle(stream, data):
    for at in range(len(data)):
        stream.write(data[at : at + 1])
        await asyncio.sleep(0.001)


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    data = t.pattern(60)
    task = asyncio.create_task(trickle(theirs, data))
    got, late = b"", 0
    while len(got) < len(data):
        try:
            got += await aio.wait_for(ours.readexactly(min(7, len(data) - len(got))), 0.002)
        except asyncio.TimeoutError:
            late += 1
    await task
    t.equal(got, data)
    t.check(late, "some were late")
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
