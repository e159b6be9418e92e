"""Given a client that sends a byte now and then, when the program's own limit on its request is
over, then call_later(ms, socket.close) has ended it. Origin: this project."""

from stream_kit import client

import net
from net import stream


def test(t):
    log = []
    sock, peer = client(t)
    stream.pump(sock, log.append, 100, True)
    limit = net.call_later(150, sock.close)
    sock.closed = lambda e: limit.cancel()

    def drip():
        if not peer.gone:
            peer.send(b"x")
            net.call_later(20, drip)

    drip()
    t.until(lambda: log and not log[-1].success, "the last call")
    t.check(len(log) > 1, "something came before")
    t.until(lambda: peer.gone, "the client's end")
    t.equal(sock.state, stream.CLOSED)
    sock.close()  # a limit that comes after the end harms nobody
