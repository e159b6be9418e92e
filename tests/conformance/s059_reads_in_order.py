"""Two pending reads, two pieces: the first buffer gets the first. Origin: order rule."""

from stream_kit import client

from net import stream


def test(t):
    sock, peer = client(t)
    first, second = stream.create_buffer(length=5), stream.create_buffer(length=5)
    log = []
    stream.read(sock, first, lambda e: log.append(("first", e.bytes_processed)))
    stream.read(sock, second, lambda e: log.append(("second", e.bytes_processed)))
    peer.send(b"hello")
    t.until(lambda: log, "first")
    peer.send(b"world")
    t.until(lambda: len(log) == 2, "second")
    t.equal(log, [("first", 5), ("second", 5)])
    t.equal((first.to_string(), second.to_string()), ("hello", "world"))
