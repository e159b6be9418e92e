"""Given a drain that waits, when it is cancelled, then what was written still arrives. Origin:
asyncio."""

import asyncio

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair()
    data = t.pattern(1000000)
    count = 0
    while not ours.socket.buffer_size:
        ours.write(data)
        count += len(data)
    task = asyncio.create_task(ours.drain())
    await asyncio.sleep(0.001)
    task.cancel()
    await aio_kit.fails(t, asyncio.CancelledError, task)
    ours.write_eof()
    t.equal(len(await theirs.read()), count)
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
