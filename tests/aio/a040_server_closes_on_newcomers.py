"""Given clients that are just connecting, when the server is closed, then each of them connects
and meets the end, or is told why not, and nothing is left open. Origin: asyncio's server tests."""

import asyncio

import aio_kit


async def main(t):
    async def leave(reader, writer):
        writer.close()

    server, port = await aio_kit.start(t, leave, max_connections=None)
    peers = [t.peer.connect(port) for _ in range(3 if t.board else 20)]
    await asyncio.sleep(0)
    server.close()
    for peer in peers:
        await aio_kit.until(lambda peer=peer: peer.gone)
        t.check(peer.error in (None, "ECONNRESET", "ECONNREFUSED"), peer.error)
        peer.close()
    await server.wait_closed()
    await aio_kit.until(lambda: not aio_kit.open_handles())


def test(t):
    aio_kit.run(main, t)
