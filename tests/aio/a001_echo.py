"""Given a server, or a client, of coroutines, when they talk to a peer, then what one writes the
other reads, and both ends close without a socket left. Origin: ours."""

import aio_kit

from net import aio


async def main(t):
    server, port = await aio_kit.start(t, aio_kit.echo)
    far = await aio_kit.visit(t, port)
    far.write(b"hello")
    t.equal(await far.readexactly(5), b"hello")
    far.write_eof()
    t.equal(await far.read(), b"")
    server.close()
    await server.wait_closed()
    serving = t.peer.serve(echo=True)
    reader, writer = await aio.open_connection(serving.host, serving.port)
    writer.write(b"hello")
    await writer.drain()
    t.equal(await reader.readexactly(5), b"hello")
    writer.write_eof()
    t.equal(await reader.read(), b"")
    writer.close()
    await writer.wait_closed()
    await aio_kit.all_closed(t)


def test(t):
    aio_kit.run(main, t)
