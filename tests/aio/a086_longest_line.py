"""Given limit=, of open_connection or of start_server, when a line is as long, then it is read;
one byte longer is a ValueError, and the next line is read. Origin: asyncio."""

import aio_kit

from net import aio

LIMIT = 20


async def lines(t, stream, far):
    for n in (LIMIT, LIMIT + 1, LIMIT + 100):
        far.write(b"x" * n + b"\n")
        if n == LIMIT:
            t.equal(await stream.readline(), b"x" * n + b"\n")
        else:
            await aio_kit.fails(t, ValueError, stream.readline())
            far.write(b"next\n")
            while await stream.readline() != b"next\n":
                pass  # what came later of the one that was too long


async def main(t):
    serving = t.peer.serve()
    stream, _ = await aio.open_connection(serving.host, serving.port, limit=LIMIT)
    await aio_kit.until(lambda: serving.accepted)
    await lines(t, stream, aio_kit.Far(serving.accepted[0]))
    keeper = aio_kit.Keeper()
    server, port = await aio_kit.start(t, keeper.serve, limit=LIMIT)
    far = await aio_kit.visit(t, port)
    await aio_kit.until(lambda: keeper.streams)
    await lines(t, keeper.streams[0], far)
    keeper.release()
    keeper.streams[0].abort()
    server.close()
    await aio_kit.finish(serving, stream)


def test(t):
    aio_kit.run(main, t)
