"""Given a port on which nobody listens, when open_connection is awaited, then it raises NetError
ECONNREFUSED at once, not at the first use. Origin: asyncio of MicroPython reports it late."""

import aio_kit

import net
from net import aio


async def main(t):
    port = t.peer.closed_port()
    error = await aio_kit.fails(t, net.NetError, aio.open_connection(t.peer.host, port))
    t.equal((error.code, error.syscall), ("ECONNREFUSED", "connect"))
    await aio_kit.until(lambda: not aio_kit.open_handles())


def test(t):
    aio_kit.run(main, t)
