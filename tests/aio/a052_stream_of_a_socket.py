"""Given a socket of net that is connecting, when a Stream is made of it, then connected() waits
for the connection, or raises what net emits, and the Stream works. Origin: ours."""

import aio_kit

import net
from net import aio


async def main(t):
    aio.attach()
    serving = t.peer.serve(echo=True)
    stream = aio.Stream(net.connect(serving.port, serving.host, allow_half_open=True))
    await stream.connected("connect")
    stream.write(b"hello")
    t.equal(await stream.readexactly(5), b"hello")
    stream.close()
    await stream.wait_closed()
    late = aio.Stream(net.connect(t.peer.closed_port(), t.peer.host))
    error = await aio_kit.fails(t, net.NetError, late.connected("connect"))
    t.equal(error.code, "ECONNREFUSED")


def test(t):
    aio_kit.run(main, t)
