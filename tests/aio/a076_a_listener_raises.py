"""Given sockets of net in asyncio, when a listener raises, then it is told, that socket is
destroyed, and what else has come is heard. Origin: as in net's own loop."""

import aio_kit

import net
from net import aio


async def main(t):
    aio.attach()
    serving = t.peer.serve(echo=True)
    got = []
    up = []

    def raises(data):
        raise KeyError("of a listener")

    socks = [net.connect(serving.port, serving.host, lambda: up.append(1)) for _ in range(3)]
    await aio_kit.until(lambda: len(up) == 3)
    for sock, listener in zip(socks, (got.append, raises, got.append)):
        sock.on("data", listener)
        sock.write(b"hello")
    await aio_kit.until(lambda: len(got) == 2 and socks[1].destroyed)
    t.equal(t.take_unhandled(), ["KeyError"])
    t.equal([sock.destroyed for sock in socks], [False, True, False])
    socks[0].write(b"again")
    await aio_kit.until(lambda: len(got) == 3)
    socks[0].destroy()
    socks[2].destroy()
    serving.close()


def test(t):
    aio_kit.run(main, t)
