"""Ten asynchronous writes: the peer gets them in order, callbacks in order. Origin: T8."""

from stream_kit import client

from net import stream


def test(t):
    sock, peer = client(t)
    log = []

    def done(number):
        return lambda e: log.append((number, e.bytes_processed))

    size = t.bulk // 20
    for i in range(10):
        buffer = stream.create_buffer(length=size)
        buffer.fill(48 + i)
        sock.write(buffer, done(i))
    t.until(lambda: peer.count == 10 * size and len(log) == 10, "everything", 8000)
    t.equal(log, [(i, size) for i in range(10)])
    want = b"".join([bytes([48 + i]) * size for i in range(10)])
    t.check(peer.received == want, "in order")
