"""Given a server, when it listens and is closed, then is_serving and sockets tell; close_clients()
ends connections when all is sent. Origin: asyncio."""

import aio_kit


async def main(t):
    keeper = aio_kit.Keeper()
    server, port = await aio_kit.start(t, keeper.serve)
    t.equal((server.is_serving(), len(server.sockets)), (True, 1))
    t.check(server.get_loop() is not None, "a loop")
    far = await aio_kit.visit(t, port)
    await aio_kit.until(lambda: keeper.streams)
    keeper.streams[0].write(b"the last")
    server.close_clients()
    t.equal(await far.read(), b"the last")
    far.write_eof()
    server.close()
    t.equal((server.is_serving(), len(server.sockets)), (False, 0))
    keeper.release()
    await server.wait_closed()
    await aio_kit.all_closed(t)


def test(t):
    aio_kit.run(main, t)
