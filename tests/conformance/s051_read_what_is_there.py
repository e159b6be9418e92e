"""read(buffer) of 1024 delivers what is there; the rest of the buffer stays. Origin: guide."""

from stream_kit import client

from net import stream


def test(t):
    sock, peer = client(t)
    buffer = stream.create_buffer(length=1024)
    buffer.fill(7)
    peer.send(b"hello")
    t.equal(sock.read(buffer), 5)
    t.equal(buffer.to_blob(), b"hello" + b"\x07" * 1019)
