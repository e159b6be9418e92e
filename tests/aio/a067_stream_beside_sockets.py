"""Given several sockets of net, when a Stream is made of one that has events already, then it gets
what comes for that one, and the others keep theirs. Origin: ours."""

import aio_kit

import net
from net import aio


async def main(t):
    aio.attach()
    serving = t.peer.serve(echo=True)
    up, got = [], []
    socks = [net.connect(serving.port, serving.host, lambda: up.append(1)) for _ in range(3)]
    for sock in socks:
        sock.on("data", lambda data: got.append(bytes(data)))
    await aio_kit.until(lambda: len(up) == 3)
    socks[1].write(b"before")
    await aio_kit.until(lambda: got)
    stream = aio.Stream(socks[1])
    for sock in (socks[0], stream, socks[2]):
        sock.write(b"hello")
    t.equal(await stream.readexactly(5), b"hello")
    await aio_kit.until(lambda: len(got) == 3)
    t.equal(got, [b"before", b"hello", b"hello"])
    stream.close()
    await stream.wait_closed()
    t.equal([sock.destroyed for sock in socks], [False, True, False])
    socks[0].destroy()
    socks[2].destroy()
    serving.close()


def test(t):
    aio_kit.run(main, t)
