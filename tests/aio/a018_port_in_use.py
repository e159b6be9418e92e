"""Given a port in use, when start_server is awaited, then it raises NetError EADDRINUSE itself.
Origin: asyncio of MicroPython once lost it in a task."""

import aio_kit

import net
from net import aio


async def main(t):
    server, port = await aio_kit.start(t, aio_kit.echo)
    second = aio.start_server(aio_kit.echo, t.peer.listen_host, port)
    error = await aio_kit.fails(t, net.NetError, second)
    t.equal((error.code, error.syscall), ("EADDRINUSE", "listen"))
    server.close()
    await server.wait_closed()
    t.equal(aio_kit.open_handles(), 0, "open handles")


def test(t):
    aio_kit.run(main, t)
