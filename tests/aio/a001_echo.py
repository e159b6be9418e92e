"""Given a server of coroutines, when a client writes, then it reads the same back, and both ends
close without a socket left. Origin: ours."""

import aio_kit

from net import aio


async def main(t):
    server = await aio.start_server(aio_kit.echo, "127.0.0.1")
    reader, writer = await aio.open_connection("127.0.0.1", server.port)
    writer.write(b"hello")
    await writer.drain()
    t.equal(await reader.readexactly(5), b"hello")
    writer.write_eof()
    t.equal(await reader.read(), b"")
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    t.equal(aio_kit.open_handles(), 0, "open handles")


def test(t):
    aio_kit.run(main, t)
