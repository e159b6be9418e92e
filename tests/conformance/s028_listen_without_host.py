"""Listening without a host: reachable on loopback. Origin: ios."""

from net import stream

needs = "loopback"


def test(t):
    sock = stream.create_tcp(port=t.peer.port_for_listen())
    sock.listen()
    peer = t.peer.connect(sock.port)
    t.until(lambda: peer.opened, "opened")
