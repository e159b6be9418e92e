"""offset + length beyond the buffer: the length is clipped. Origin: android."""

from stream_kit import client, text

from net import stream


def test(t):
    sock, peer = client(t)
    t.equal(sock.write(text("0123456789"), 7, 100), 3)
    t.until(lambda: peer.received == b"789", "789")
    peer.send(b"abcdef")
    buffer = stream.create_buffer(length=4)
    t.equal(sock.read(buffer, 2, 100), 2)
    t.equal(buffer.to_blob(), b"\0\0ab")
    t.equal(sock.read(buffer), 4)
