"""Given serve_forever, when its task is cancelled, then the server is closed. Origin: asyncio."""

import asyncio

import aio_kit


async def main(t):
    server, _ = await aio_kit.start(t, aio_kit.echo)
    task = asyncio.create_task(server.serve_forever())
    await asyncio.sleep(0.001)
    task.cancel()
    await aio_kit.fails(t, asyncio.CancelledError, task)
    await server.wait_closed()
    t.equal(aio_kit.open_handles(), 0, "open handles")


def test(t):
    aio_kit.run(main, t)
