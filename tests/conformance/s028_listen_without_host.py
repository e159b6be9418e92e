"""Listening without a host: reachable on loopback. Origin: ios."""

from net import stream


def test(t):
    sock = stream.create_tcp(port=t.peer.port_for_listen())
    sock.listen()
    peer = t.peer.connect(sock.port, "127.0.0.1")
    t.until(lambda: peer.opened, "opened")
