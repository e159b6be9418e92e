"""Given a server with a client, when it is closed, then no further client comes in, the one it has
goes on, and wait_closed waits for it. Origin: multi_net/asyncio_tcp_close_write."""

import asyncio

import aio_kit

import net
from net import aio


async def main(t):
    server = await aio.start_server(aio_kit.echo, "127.0.0.1")
    port = server.port
    reader, writer = await aio.open_connection("127.0.0.1", port)
    writer.write(b"1")
    await reader.readexactly(1)
    server.close()
    error = await aio_kit.fails(t, net.NetError, aio.open_connection("127.0.0.1", port))
    t.equal(error.code, "ECONNREFUSED")
    waits = asyncio.create_task(server.wait_closed())
    writer.write(b"still here")
    t.equal(await reader.readexactly(10), b"still here")
    t.check(not waits.done(), "waits for the client")
    writer.close()
    await waits
    await writer.wait_closed()


def test(t):
    aio_kit.run(main, t)
