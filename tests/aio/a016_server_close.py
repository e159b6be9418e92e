"""Given a server with a client, when it is closed, then no further client comes in, the one it has
goes on. Origin: multi_net/asyncio_tcp_close_write."""

import aio_kit


async def main(t):
    server, port = await aio_kit.start(t, aio_kit.echo)
    far = await aio_kit.visit(t, port)
    far.write(b"1")
    t.equal(await far.readexactly(1), b"1")
    server.close()
    await aio_kit.rest()
    late = t.peer.connect(port)
    await aio_kit.until(lambda: late.gone)
    t.equal((late.opened, late.error), (False, "ECONNREFUSED"))
    far.write(b"still here")
    t.equal(await far.readexactly(10), b"still here")
    far.write_eof()
    await aio_kit.until(lambda: not server.streams)
    await server.wait_closed()  # as asyncio's, which from CPython 3.12 on waits for clients too


def test(t):
    aio_kit.run(main, t)
