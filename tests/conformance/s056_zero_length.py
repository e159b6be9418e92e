"""A zero-length buffer or request: 0, at once, and nothing is touched. Origin: ios."""

from stream_kit import client, text

from net import stream


def test(t):
    sock, peer = client(t)
    empty = stream.create_buffer()
    buffer = text("hello")
    t.equal((sock.read(empty), sock.write(empty)), (0, 0))
    t.equal((sock.read(empty, 0, 0), sock.write(empty, 0, 0), sock.read(empty, 0, 9)), (0, 0, 0))
    t.equal((sock.read(buffer, 1, 0), sock.write(buffer, 1, 0)), (0, 0))
    log = []
    sock.read(empty, log.append)
    sock.write(empty, log.append)
    t.equal(log, [])
    t.until(lambda: len(log) == 2, "callbacks")
    t.equal([(e.success, e.bytes_processed) for e in log], [(True, 0)] * 2)
    t.equal((buffer.to_string(), peer.received, sock.is_connected()), ("hello", b"", True))
