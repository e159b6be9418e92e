"""Given a client_connected that raises, when a client comes, then net.on_error gets the exception
once, that connection is closed, and the server goes on. Origin: asyncio."""

import aio_kit


async def broken(reader, writer):
    line = await reader.readline()
    if line == b"bad\n":
        raise ValueError("on purpose")
    writer.write(line)
    writer.close()


async def main(t):
    server, port = await aio_kit.start(t, broken)
    far = await aio_kit.visit(t, port)
    far.write(b"bad\n")
    t.equal(await far.read(), b"")
    t.equal(t.take_unhandled(), ["ValueError"])
    far.close()
    far = await aio_kit.visit(t, port)
    far.write(b"good\n")
    t.equal(await far.read(), b"good\n")
    far.close()
    server.close()
    await server.wait_closed()


def test(t):
    aio_kit.run(main, t)
