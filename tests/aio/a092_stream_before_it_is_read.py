"""Given a Stream made of a socket that has a `data` listener, when bytes come before anybody reads
from it, then the first read has them, and the listener hears no more. Origin: ours."""

import aio_kit

import net
from net import aio


async def main(t):
    aio.attach()
    serving = t.peer.serve()
    got, up = [], []
    sock = net.connect(serving.port, serving.host, lambda: up.append(1))
    sock.on("data", got.append)
    await aio_kit.until(lambda: up and serving.accepted)
    stream = aio.Stream(sock)
    serving.accepted[0].send(b"early")
    await aio_kit.rest()
    t.equal((await stream.read(10), got), (b"early", []))
    await aio_kit.finish(serving, stream)


def test(t):
    aio_kit.run(main, t)
