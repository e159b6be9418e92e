"""Given a server whose tasks wait for clients that say nothing, when abort_clients is called, then
all are closed. Origin: asyncio of CPython 3.13."""

import aio_kit

from net import aio


async def main(t):
    server = await aio.start_server(aio_kit.echo, "127.0.0.1")
    streams = []
    for _ in range(3):
        streams.append((await aio.open_connection("127.0.0.1", server.port))[0])
    await aio_kit.until(lambda: len(server.streams) == 3)
    server.close()
    server.abort_clients()
    await server.wait_closed()
    for stream in streams:
        t.equal(await stream.read(), b"")
        stream.close()
        await stream.wait_closed()
    t.equal(aio_kit.open_handles(), 0, "open handles")


def test(t):
    aio_kit.run(main, t)
