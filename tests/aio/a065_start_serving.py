"""Given start_serving=False, when the server is made, then it listens only when it is told; told
twice, or by serve_forever(), it listens once. Where asyncio's own start_server has no such option
it is a TypeError as there, by which libraries find out. Origin: asyncio, microdot."""

import asyncio

import aio_kit

from net import aio


async def known():
    """Whether asyncio's own start_server has the option."""
    try:
        server = await asyncio.start_server(aio_kit.echo, "127.0.0.1", 0, start_serving=False)
    except TypeError:
        return False
    server.close()
    return True


async def made(t):
    port = t.peer.port_for_listen()
    where = (aio_kit.echo, t.peer.listen_host, port)
    return await aio.start_server(*where, start_serving=False), port


async def main(t):
    if await known():
        await told(t)
    else:
        await aio_kit.fails(t, TypeError, made(t))
    await aio_kit.all_closed(t)


async def told(t):
    server, port = await made(t)
    t.check(not server.is_serving(), "made, and does not listen")
    await server.start_serving()
    await server.start_serving()
    t.check(server.is_serving(), "it listens")
    far = await aio_kit.visit(t, port or server.port)
    far.write(b"served")
    t.equal(await far.readexactly(6), b"served")
    far.close()
    server.close()
    await server.wait_closed()
    server, port = await made(t)
    task = asyncio.create_task(server.serve_forever())
    await aio_kit.until(server.is_serving)
    task.cancel()
    await aio_kit.fails(t, asyncio.CancelledError, task)
    t.check(not server.is_serving(), "closed")


def test(t):
    aio_kit.run(main, t)
