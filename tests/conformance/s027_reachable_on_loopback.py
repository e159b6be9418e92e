"""Listening on 127.0.0.1: reachable there. Origin: guide."""

from net import stream

needs = "loopback"


def test(t):
    sock = stream.create_tcp(host="127.0.0.1", port=t.peer.port_for_listen())
    sock.listen()
    peer = t.peer.connect(sock.port)
    t.until(lambda: peer.opened, "opened")
