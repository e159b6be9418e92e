"""When CONNECTED, assigning host, port, timeout, connected has no effect. Origin: android."""

from stream_kit import client


def test(t):
    sock, peer = client(t)
    before = (sock.host, sock.port, sock.timeout, sock.connected)
    sock.host = "192.0.2.1"
    sock.port = 1
    sock.timeout = 1
    sock.connected = print
    t.equal((sock.host, sock.port, sock.timeout, sock.connected), before)
