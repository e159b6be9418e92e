"""Given a server's task that waits for room, when abort_clients is called, then the task ends and
nobody is told of a mistake. Origin: ours."""

import aio_kit


async def main(t):
    raised = []

    async def fill(reader, writer):
        try:
            while True:
                writer.write(b"x" * t.bulk)
                await writer.drain()
        except Exception as error:
            raised.append(error.code)
            raise

    server, port = await aio_kit.start(t, fill)
    far = await aio_kit.visit(t, port, hold=True)
    await aio_kit.until(lambda: server.streams and server.streams[0].socket.buffer_size)
    server.close()
    server.abort_clients()
    await server.wait_closed()
    await aio_kit.until(lambda: raised)
    t.equal((raised, t.take_unhandled()), (["ERR_STREAM_DESTROYED"], []))
    far.close()


def test(t):
    aio_kit.run(main, t)
