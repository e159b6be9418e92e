"""Given a server with a client, when it is closed, then wait_closed() is over at once; with those
versions of asyncio in which it waits for connections, too, when the client has gone. Origin:
asyncio."""

import asyncio
import sys

import aio_kit

LASTS = sys.implementation.name == "cpython" and sys.version_info >= (3, 12)


async def main(t):
    keeper = aio_kit.Keeper()
    server, port = await aio_kit.start(t, keeper.serve)
    far = await aio_kit.visit(t, port)
    await aio_kit.until(lambda: keeper.streams)
    server.close()
    task = asyncio.create_task(server.wait_closed())
    await aio_kit.rest()
    t.equal(task.done(), not LASTS)
    keeper.release()
    keeper.streams[0].close()
    far.close()
    await task
    await aio_kit.all_closed(t)


def test(t):
    aio_kit.run(main, t)
