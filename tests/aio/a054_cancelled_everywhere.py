"""Given a client that connects, writes, drains, reads and closes, when it is cancelled after any
number of steps, then its connection is closed and no task, socket or byte is left. Origin:
hostile/cancel.py."""

import asyncio

import aio_kit

from net import aio

LINES = 3
MOST = 200  # steps; more are as long as the server waits for the processor


async def client(serving, got):
    reader, writer = await aio.open_connection(serving.host, serving.port)
    async with writer:
        for number in range(LINES):
            writer.write(b"line %d\n" % number)
            await writer.drain()
            got.append(await reader.readline())
    got.append("closed")


async def one(t, serving, steps):
    """Whether it was through after so many steps."""
    got = []
    task = asyncio.create_task(client(serving, got))
    for _ in range(steps):
        if task.done():
            break
        await asyncio.sleep(0)
    through = task.done()
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        pass
    lines = [b"line %d\n" % number for number in range(LINES)]
    t.equal(got[:LINES], lines[: len(got[:LINES])])
    return through and "closed" in got


async def main(t):
    serving = t.peer.serve(echo=True)
    before = aio_kit.open_handles()
    steps = 0
    while not await one(t, serving, steps):
        steps += 1 if steps < MOST else steps
    await aio_kit.until(lambda: aio_kit.open_handles() <= before)


def test(t):
    aio_kit.run(main, t)
