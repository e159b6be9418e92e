"""aiohttp and websockets, which use transports and protocols of asyncio's, beside streams of
net.aio in one loop."""

import asyncio
import sys

import aiohttp
import begin
import websockets
from aiohttp import web


async def echo(reader, writer):
    async for line in reader:
        writer.write(line)
        await writer.drain()
    writer.close()


async def lines(port, over):
    """A stream that is in use all the time."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    count = 0
    while not over.is_set():
        writer.write(b"%d\n" % count)
        assert await reader.readline() == b"%d\n" % count
        count += 1
        await asyncio.sleep(0.001)
    writer.close()
    await writer.wait_closed()
    return count


async def fetch(port):
    async with aiohttp.ClientSession() as session:
        for size in (10, 100000, 3000000):
            async with session.post(f"http://127.0.0.1:{port}/", data=b"x" * size) as answer:
                assert await answer.read() == b"x" * size


async def talk(port):
    async with websockets.connect(f"ws://127.0.0.1:{port}") as ws:
        for number in range(100):
            await ws.send(f"message {number}")
            assert await ws.recv() == f"message {number}"


async def answer(ws):
    async for message in ws:
        await ws.send(message)


async def main():
    port, second = int(sys.argv[1]), int(sys.argv[4])

    async def page(request):
        return web.Response(body=await request.read())

    app = web.Application(client_max_size=1 << 30)
    app.router.add_post("/", page)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    over = asyncio.Event()
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    number = server.sockets[0].getsockname()[1]
    task = asyncio.create_task(lines(number, over))
    async with websockets.serve(answer, "127.0.0.1", second):
        await asyncio.gather(fetch(port), talk(second), fetch(port), talk(second))
    over.set()
    assert await task > 10
    server.close()
    await server.wait_closed()
    await runner.cleanup()


begin.run(main)
