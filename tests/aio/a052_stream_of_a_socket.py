"""Given a socket of net that is connecting, when a Stream is made of it, then connected() waits
for the connection, or raises what net emits, and the Stream works. Origin: ours."""

import aio_kit

import net
from net import aio


async def main(t):
    aio.attach()
    server = await aio.start_server(aio_kit.echo, "127.0.0.1")
    stream = aio.Stream(net.connect(server.port, "127.0.0.1", allow_half_open=True))
    await stream.connected("connect")
    stream.write(b"hello")
    t.equal(await stream.readexactly(5), b"hello")
    stream.close()
    await stream.wait_closed()
    late = aio.Stream(net.connect(aio_kit.closed_port(), "127.0.0.1"))
    error = await aio_kit.fails(t, net.NetError, late.connected("connect"))
    t.equal(error.code, "ECONNREFUSED")
    server.close()
    await server.wait_closed()


def test(t):
    aio_kit.run(main, t)
