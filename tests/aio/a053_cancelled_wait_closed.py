"""Given a server, when a wait for its end is cancelled, or `async with` is left while a client
says nothing, then it is closed and nobody waits for the client. Origin: asyncio, lifetimes."""

import asyncio

import aio_kit


async def main(t):
    server, port = await aio_kit.start(t, aio_kit.echo)
    task = asyncio.create_task(server.wait_closed())
    await aio_kit.rest()
    t.check(server.is_serving(), "it listens")
    task.cancel()
    await aio_kit.fails(t, asyncio.CancelledError, task)
    t.check(not server.is_serving(), "closed")
    server, port = await aio_kit.start(t, aio_kit.echo)
    async with server:
        far = await aio_kit.visit(t, port)
        await aio_kit.until(lambda: server.streams)
    t.check(not server.is_serving(), "closed by async with")
    far.write(b"still")
    t.equal(await far.readexactly(5), b"still")
    far.write_eof()
    await aio_kit.until(lambda: not server.streams)
    await aio_kit.all_closed(t)


def test(t):
    aio_kit.run(main, t)
