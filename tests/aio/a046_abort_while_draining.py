"""Given a server's task that waits for room, when abort_clients is called, then the task ends and
nobody is told of a mistake. Origin: ours."""

import aio_kit

from net import aio


async def main(t):
    raised = []

    async def fill(reader, writer):
        try:
            while True:
                writer.write(b"x" * 65536)
                await writer.drain()
        except Exception as error:
            raised.append(error.code)
            raise

    server = await aio.start_server(fill, "127.0.0.1")
    stream, _ = await aio.open_connection("127.0.0.1", server.port)
    await aio_kit.until(lambda: server.streams and server.streams[0].socket.buffer_size)
    server.close()
    server.abort_clients()
    await server.wait_closed()
    await aio_kit.until(lambda: raised)
    t.equal((raised, t.take_unhandled()), (["ERR_STREAM_DESTROYED"], []))
    stream.abort()


def test(t):
    aio_kit.run(main, t)
