"""Given max_queued or high_water_mark, of open_connection or of start_server, when the peer does
not read, then so much may wait on that stream, and no more. Origin: ours."""

import aio_kit

from net import NetError, aio

LIMIT = 2000


async def refuses(t, stream):
    """Whether it takes no more than LIMIT besides one large write."""
    await aio_kit.stuff(stream, bytes(t.bulk))
    for _ in range(8):
        try:
            stream.write(bytes(500))
        except NetError as error:
            return error.code == "ENOBUFS"
    return False


async def main(t):
    serving = t.peer.serve(hold=True)
    stream, _ = await aio.open_connection(serving.host, serving.port, max_queued=LIMIT)
    t.check(await refuses(t, stream), "ENOBUFS")
    stream.abort()
    keeper = aio_kit.Keeper()
    server, port = await aio_kit.start(t, keeper.serve, max_queued=LIMIT, high_water_mark=500)
    await aio_kit.visit(t, port, hold=True)
    await aio_kit.until(lambda: keeper.streams)
    t.equal(keeper.streams[0].socket.high_water_mark, 500)
    t.check(await refuses(t, keeper.streams[0]), "ENOBUFS")
    keeper.streams[0].abort()
    keeper.release()
    server.close()
    serving.close()
    await aio_kit.all_closed(t)


def test(t):
    aio_kit.run(main, t)
