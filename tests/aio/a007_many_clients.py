"""Given 40 clients at once, when each sends lines, then each gets its own back. Origin:
multi_net/asyncio_tcp_many."""

import asyncio

import aio_kit

from net import aio


async def client(t, port, number):
    reader, writer = await aio.open_connection("127.0.0.1", port)
    for turn in range(5):
        line = b"client %d line %d\n" % (number, turn)
        writer.write(line)
        await writer.drain()
        t.equal(await reader.readline(), line)
    writer.close()
    await writer.wait_closed()


async def main(t):
    server = await aio.start_server(aio_kit.echo, "127.0.0.1", max_connections=None)
    await asyncio.gather(*[client(t, server.port, n) for n in range(40)])
    server.close()
    await server.wait_closed()
    t.equal(server.streams, [])
    t.equal(aio_kit.open_handles(), 0, "open handles")


def test(t):
    aio_kit.run(main, t)
