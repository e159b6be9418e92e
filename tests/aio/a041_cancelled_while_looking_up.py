"""Given an open_connection whose name is being looked up, when its task is cancelled and then the
answer comes, then nobody connects and nothing is left open. Origin: ours."""

import asyncio

import aio_kit

from net import aio
from net._port import port


async def main(t):
    seen = []
    server = await aio.start_server(lambda reader, writer: seen.append(1), "127.0.0.1")
    resolve = port.resolve
    asked = []
    port.resolve = lambda host, number, family, done: asked.append((number, done))
    try:
        task = asyncio.create_task(aio.open_connection("a.name", server.port))
        await aio_kit.until(lambda: asked)
    finally:
        port.resolve = resolve
    task.cancel()
    await aio_kit.fails(t, asyncio.CancelledError, task)
    number, done = asked[0]
    port.resolve("127.0.0.1", number, 4, done)
    for _ in range(5):
        await asyncio.sleep(0.001)
    t.equal(seen, [])
    server.close()
    await server.wait_closed()
    t.equal(aio_kit.open_handles(), 0, "open handles")


def test(t):
    aio_kit.run(main, t)
