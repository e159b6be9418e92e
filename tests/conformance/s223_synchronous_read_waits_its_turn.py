"""A synchronous read behind one that is pending gets what comes after that one's bytes."""

from stream_kit import client

from net import stream


def test(t):
    log = []
    sock, peer = client(t)
    first = stream.create_buffer(length=3)
    second = stream.create_buffer(length=3)
    sock.read(first, log.append)
    peer.send(b"abcdef")
    t.equal(sock.read(second), 3)
    t.equal((first.to_string(), second.to_string()), ("abc", "def"))
    t.until(lambda: log, "the first one's callback")
