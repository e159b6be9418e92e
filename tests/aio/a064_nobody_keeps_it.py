"""Given a server and a stream that nobody refers to any more, when all garbage is collected, then
the server still serves, as asyncio's does, until its loop is over; so does a stream that a task
waits for. Origin: asyncio, lifetimes."""

import gc

import aio_kit

import net
from net import aio


async def begin(t):
    """A server that nobody has; its port."""
    port = t.peer.port_for_listen()
    server = await aio.start_server(aio_kit.echo, t.peer.listen_host, port)
    return port or server.port


async def main(t):
    port = await begin(t)
    gc.collect()
    await aio_kit.rest()
    gc.collect()
    for _ in range(2):
        far = await aio_kit.visit(t, port)
        far.write(b"question")
        t.equal(await far.readexactly(8), b"question")
        gc.collect()
        far.write(b"again")
        t.equal(await far.readexactly(5), b"again")
        far.close()
    net.close_all()
    await aio_kit.all_closed(t)


def test(t):
    aio_kit.run(main, t)
