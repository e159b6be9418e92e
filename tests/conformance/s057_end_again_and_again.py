"""Peer closed: read until -1, then -1 again; CONNECTED still, close() works. Origin: guide."""

from stream_kit import client

from net import stream


def test(t):
    sock, peer = client(t)
    peer.send(b"last words")
    peer.close()
    buffer = stream.create_buffer(length=4)
    got = b""
    n = sock.read(buffer)
    while n > -1:
        got += buffer.to_blob()[:n]
        n = sock.read(buffer)
    t.equal(got, b"last words")
    t.equal((sock.read(buffer), sock.read(buffer, 1, 2)), (-1, -1))
    t.equal(sock.state, stream.CONNECTED)
    sock.close()
    t.equal(sock.state, stream.CLOSED)
