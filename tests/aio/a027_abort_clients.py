"""Given a server whose tasks wait for clients that say nothing, when abort_clients is called, then
all are closed. Origin: asyncio of CPython 3.13."""

import aio_kit


async def main(t):
    server, port = await aio_kit.start(t, aio_kit.echo)
    fars = []
    for _ in range(3):
        fars.append(await aio_kit.visit(t, port))
    await aio_kit.until(lambda: len(server.streams) == 3)
    server.close()
    server.abort_clients()
    await server.wait_closed()
    for far in fars:
        t.equal(await far.read(), b"")
        far.close()
    await aio_kit.all_closed(t)


def test(t):
    aio_kit.run(main, t)
