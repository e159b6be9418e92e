"""Given a client_connected that raises, when a client comes, then net.on_error gets the exception
once, that connection is closed, and the server goes on. Origin: asyncio."""

import aio_kit

from net import aio


async def broken(reader, writer):
    line = await reader.readline()
    if line == b"bad\n":
        raise ValueError("on purpose")
    writer.write(line)


async def main(t):
    server = await aio.start_server(broken, "127.0.0.1")
    reader, writer = await aio.open_connection("127.0.0.1", server.port)
    writer.write(b"bad\n")
    t.equal(await reader.read(), b"")
    t.equal(t.take_unhandled(), ["ValueError"])
    writer.close()
    reader, writer = await aio.open_connection("127.0.0.1", server.port)
    writer.write(b"good\n")
    t.equal(await reader.read(), b"good\n")
    writer.close()
    server.close()
    await server.wait_closed()


def test(t):
    aio_kit.run(main, t)
