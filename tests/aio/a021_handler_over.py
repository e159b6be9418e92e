"""Given a client_connected that returns, when it has written much, then the client gets all of it
and then the end. Origin: ours; a task that is over leaks no socket."""

import aio_kit


async def main(t):
    data = t.pattern(t.bulk)

    async def send(reader, writer):
        writer.write(data)

    server, port = await aio_kit.start(t, send)
    far = await aio_kit.visit(t, port)
    t.equal(await far.ended(), len(data))
    t.intact(far.peer.chunks)
    far.write_eof()
    server.close()
    await server.wait_closed()
    t.equal(server.streams, [])


def test(t):
    aio_kit.run(main, t)
