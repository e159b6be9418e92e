"""A failure says where: error(e) has the host, address and port of an attempt that was refused or
took too long, and what a synchronous form raises has them in its text. Origin: own."""

from stream_kit import client, text

import net
from net import stream


def test(t):
    port = t.peer.closed_port()
    e = failure(t, host=t.peer.host, port=port)
    t.equal((e.code, e.host, e.port), (111, t.peer.host, port))
    host, port = t.peer.silent()
    e = failure(t, host=host, port=port, timeout=50)
    t.equal((e.code, e.host, e.port), (110, host, port))
    sock, peer = client(t, error=None)
    net.call_later(0, peer.reset)
    error = t.raises(OSError, sock.read, text("x"))
    t.check(str(sock.port) in str(error), str(error))


def failure(t, **params):
    got = []
    stream.create_tcp(error=got.append, **params).connect()
    t.until(lambda: got, "error")
    return got[0]
