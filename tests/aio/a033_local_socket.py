"""Given a path, when a server listens on it and a client connects, then they talk. Origin:
ours."""

import aio_kit

from net import aio


async def main(t):
    path = t.path()
    server = await aio.start_server(aio_kit.echo, path=path)
    reader, writer = await aio.open_connection(path=path)
    writer.write("text")
    t.equal(await reader.readexactly(4), b"text")
    writer.close()
    server.close()
    await server.wait_closed()


def test(t):
    aio_kit.run(main, t)
