"""accept() in INITIALIZED, CONNECTED and CLOSED raises. Origin: apidoc."""

from stream_kit import client

from net import stream


def test(t):
    t.raises(OSError, stream.create_tcp().accept)
    sock, peer = client(t)
    t.raises(OSError, sock.accept)
    sock.close()
    t.raises(OSError, sock.accept)
