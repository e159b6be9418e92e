"""Given a task that waits for room, when the peer resets, then drain raises NetError, as does
every write after it, and wait_closed does not tell it again. Origin: asyncio."""

import asyncio

import aio_kit

import net


async def main(t):
    server, ours, theirs = await aio_kit.pair(t, hold=True)

    async def fill():
        while True:
            ours.write(b"x" * t.bulk)
            await ours.drain()

    task = asyncio.create_task(fill())
    await aio_kit.until(lambda: ours.socket.buffer_size)
    await aio_kit.rest()
    theirs.reset()
    error = await aio_kit.fails(t, net.NetError, task)
    t.check(error.code in ("ECONNRESET", "EPIPE"), error.code)
    t.check(await aio_kit.fails(t, net.NetError, aio_kit.send(ours, b"x")) is error, "write")
    t.check(await aio_kit.fails(t, net.NetError, ours.drain()) is error, "drain: the same error")
    await ours.wait_closed()
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
