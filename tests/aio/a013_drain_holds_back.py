"""Given a peer that does not read, when a task writes and drains, then it waits before the queue
grows beyond bounds, and everything arrives in the end. Origin: asyncio drain."""

import asyncio

import aio_kit


async def main(t):
    serving, ours, theirs = await aio_kit.pair(t, hold=True)
    buffer = bytearray(t.pattern(251 * (8 if t.board else 256)))
    total = 2 * t.much
    sent = [0]

    async def fill():
        while sent[0] < total:
            ours.write(buffer)
            sent[0] += len(buffer)
            await ours.drain()
        ours.write_eof()

    task = asyncio.create_task(fill())
    await aio_kit.until(lambda: ours.socket.buffer_size)
    await aio_kit.rest()
    t.check(ours.socket.buffer_size <= len(buffer), "one write waits, no more")
    t.check(sent[0] < total, "the task waits")
    t.equal(await theirs.ended(), sent[0] if task.done() else total + -total % len(buffer))
    await task
    t.intact(theirs.peer.chunks)
    await aio_kit.finish(serving, ours)


def test(t):
    aio_kit.run(main, t)
