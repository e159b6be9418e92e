"""Given reads of every kind that wait, when they are cancelled, then no byte is lost, and none of
those that had come already. Origin: asyncio_cancel_stream."""

import asyncio

import aio_kit


async def cancelled(t, awaitable):
    task = asyncio.create_task(awaitable)
    await aio_kit.rest()  # it has taken what is there, and waits
    task.cancel()
    await aio_kit.fails(t, asyncio.CancelledError, task)


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    await cancelled(t, ours.read(10))
    await cancelled(t, ours.readinto(bytearray(10)))
    theirs.write(b"abc")
    await aio_kit.rest()
    await cancelled(t, ours.readexactly(10))
    await cancelled(t, ours.readline())
    await cancelled(t, ours.read())
    theirs.write(b"de\nf")
    t.equal(await ours.readline(), b"abcde\n")
    t.equal(await ours.readexactly(1), b"f")
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
