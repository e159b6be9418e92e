"""Given a client_connected that returns, when it has written much, then the client gets all of it
and then the end. Origin: ours; a task that is over leaks no socket."""

import aio_kit

from net import aio


async def main(t):
    data = t.pattern(t.bulk)

    async def send(reader, writer):
        writer.write(data)

    server = await aio.start_server(send, "127.0.0.1")
    reader, writer = await aio.open_connection("127.0.0.1", server.port)
    t.check(await reader.read() == data, "all of it")
    writer.close()
    server.close()
    await server.wait_closed()
    t.equal(server.streams, [])


def test(t):
    aio_kit.run(main, t)
