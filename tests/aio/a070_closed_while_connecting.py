"""Given a connection that is not through, when somebody closes all sockets, then open_connection
raises ECONNABORTED. Origin: our own decision."""

import asyncio

import aio_kit

import net
from net import aio


async def main(t):
    host, port = t.peer.silent()
    task = asyncio.create_task(aio.open_connection(host, port))
    await aio_kit.until(aio_kit.open_handles)
    net.close_all()
    error = await aio_kit.fails(t, OSError, task)
    t.equal((error.errno, error.code), (103, "ECONNABORTED"))


def test(t):
    aio_kit.run(main, t)
