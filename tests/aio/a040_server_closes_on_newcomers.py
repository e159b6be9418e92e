"""Given clients that are just connecting, when the server is closed, then each of them connects
and meets the end, or is told why not, and nothing is left open. Origin: asyncio's server tests."""

import asyncio

import aio_kit

import net
from net import aio


async def client(port):
    """How it went."""
    try:
        reader, writer = await aio.open_connection("127.0.0.1", port)
        try:
            return await reader.read(1)
        finally:
            writer.close()
            await writer.wait_closed()
    except net.NetError as error:
        return error.code


async def main(t):
    async def leave(reader, writer):
        pass

    server = await aio.start_server(leave, "127.0.0.1", max_connections=None)
    clients = [asyncio.create_task(client(server.port)) for _ in range(20)]
    await asyncio.sleep(0)
    server.close()
    for outcome in await asyncio.gather(*clients):
        t.check(outcome in (b"", "ECONNRESET", "ECONNREFUSED"), outcome)
    await server.wait_closed()
    t.equal(server.streams, [])
    await aio_kit.until(lambda: not aio_kit.open_handles())


def test(t):
    aio_kit.run(main, t)
