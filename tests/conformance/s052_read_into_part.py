"""read(buffer, 10, 6): at most 6 bytes, at position 10; the rest comes later. Origin: apidoc."""

from stream_kit import client

from net import stream


def test(t):
    sock, peer = client(t)
    buffer = stream.create_buffer(length=20)
    peer.send(b"0123456789")
    n = sock.read(buffer, 10, 6)
    t.check(1 <= n <= 6, "at most 6")
    while n < 10:
        n += sock.read(buffer, 10 + n, 10 - n)
    t.equal(buffer.to_blob(), bytes(10) + b"0123456789")
