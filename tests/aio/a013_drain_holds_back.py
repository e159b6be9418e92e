"""Given a peer that does not read, when a task writes and drains, then it waits before the queue
grows beyond bounds, and everything arrives in the end. Origin: asyncio drain."""

import asyncio

import aio_kit

TOTAL = 16 * 1024 * 1024


async def main(t):
    server, ours, theirs = await aio_kit.pair()
    buffer = bytearray(t.pattern(251 * 256))
    sent = [0]

    async def fill():
        while sent[0] < TOTAL:
            ours.write(buffer)
            sent[0] += len(buffer)
            await ours.drain()
        ours.write_eof()

    task = asyncio.create_task(fill())
    await aio_kit.until(lambda: ours.socket.buffer_size)
    for _ in range(10):
        await asyncio.sleep(0.001)
    t.check(ours.socket.buffer_size <= len(buffer), "one write waits, no more")
    t.check(sent[0] < TOTAL, "the task waits")
    into, count = bytearray(65536), 0
    while True:
        n = await theirs.readinto(into)
        if not n:
            break
        t.check(bytes(into[:n]) == t.pattern(n, count), "intact at %d" % count)
        count += n
    await task
    t.equal(count, sent[0])
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
