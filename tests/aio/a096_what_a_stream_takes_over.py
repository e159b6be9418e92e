"""Given a socket with a timeout, with bytes that wait to be read or sent, or one that is not
polled yet, when a Stream is made of it, then the Stream has its timeout, once, its bytes and its
listeners; the socket is as if destroyed. Origin: documentation of aio.Stream.
"""

import asyncio

import aio_kit

import net
from net import aio


async def up(t, **options):
    """(socket, its peer, what it tells)."""
    serving = t.peer.serve()
    log = []
    sock = net.connect(serving.port, serving.host, lambda: log.append("connect"), **options)
    await aio_kit.until(lambda: log and serving.accepted)
    log.clear()
    return sock, serving.accepted[0], t.log(sock, "data end timeout error close", log)


async def timeouts(t):
    sock, peer, log = await up(t, timeout=60)
    stream = aio.Stream(sock)
    t.equal((stream.timeout, sock.destroyed, stream.destroyed), (60, True, False))
    await aio_kit.until(lambda: log)
    await asyncio.sleep(0.15)
    t.equal(log, ["timeout"], "one timer, of one of them")
    stream.set_timeout(0)
    peer.send(b"late")
    t.equal(await stream.read(10), b"late")
    stream.abort()


async def bytes_that_wait(t):
    sock, peer, log = await up(t)
    peer.hold()
    n = t.fill(sock)
    stream = aio.Stream(sock)
    t.equal((sock.buffer_size, sock.write(b"nothing")), (0, False))
    peer.release()
    stream.write(b"end")
    await aio_kit.until(lambda: peer.count == n + 3)
    peer.send(b"answer")
    t.equal((await stream.readexactly(6), log), (b"answer", []))
    stream.abort()


async def jobs_that_wait(t):
    """Several jobs of the socket wait for the turn; a Stream made of it before gets them."""
    made = []
    serving = t.peer.serve(echo=True)

    def connected():
        sock.write(b"hello")
        made.append(aio.Stream(sock))

    sock = net.connect(serving.port, serving.host, connected, allow_half_open=True)
    log = t.log(sock, "close error")
    await aio_kit.until(lambda: made)
    t.equal(await made[0].readexactly(5), b"hello")
    made[0].write_eof()
    t.equal(await made[0].read(), b"")
    made[0].close()
    await made[0].wait_closed()
    t.equal(log, ["close"])


async def accepted(t):
    """The same of a server, in its `connection`."""
    made = []
    server = t.listen(None, lambda sock: made.append(aio.Stream(sock)))
    peer = t.peer.connect(t.port(server))
    await aio_kit.until(lambda: made)
    peer.send(b"question")
    t.equal(await made[0].readexactly(8), b"question")
    made[0].abort()
    server.close()


async def main(t):
    aio.attach()
    await timeouts(t)
    await bytes_that_wait(t)
    await jobs_that_wait(t)
    await accepted(t)


def test(t):
    aio_kit.run(main, t)
