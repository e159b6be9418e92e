"""When CLOSED, host and port can be assigned again. Origin: spec."""

from stream_kit import client


def test(t):
    sock, peer = client(t)
    sock.close()
    sock.host = "192.0.2.1"
    sock.port = 1
    t.equal((sock.host, sock.port), ("192.0.2.1", 1))
