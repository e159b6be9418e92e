"""Listening without a port: `port` is the real one, a client can connect. Origin: ios."""

from net import stream


def test(t):
    sock = stream.create_tcp(host=t.peer.listen_host)
    sock.listen()
    t.check(sock.port > 0, "a real port")
    peer = t.peer.connect(sock.port)
    t.until(lambda: peer.opened, "opened")
