"""Given `async with` around a server, when the block is left by an exception, then the server is
closed and its port is free. Origin: asyncio."""

import aio_kit

from net import aio


async def block(t, port, seen):
    async with await aio.start_server(aio_kit.echo, t.peer.listen_host, port) as server:
        seen.append(port or server.port)
        raise ValueError("on purpose")


async def main(t):
    seen = []
    await aio_kit.fails(t, ValueError, block(t, t.peer.port_for_listen(), seen))
    t.equal(aio_kit.open_handles(), 0, "open handles")
    again = await aio.start_server(aio_kit.echo, t.peer.listen_host, seen[0])
    again.close()
    await again.wait_closed()


def test(t):
    aio_kit.run(main, t)
