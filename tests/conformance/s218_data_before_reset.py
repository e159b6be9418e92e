"""Data and then a reset: reads get the data first, then the error."""

from stream_kit import client

from net import stream


def test(t):
    log, errors = [], []
    sock, peer = client(t, error=errors.append)
    buffer = stream.create_buffer(length=4)
    peer.send(b"12345678")
    t.idle()
    t.equal((sock.read(buffer), buffer.to_string()), (4, "1234"))
    stream.pump(sock, lambda e: log.append((e.bytes_processed, e.buffer.to_string())), 3, True)
    t.until(lambda: len(log) == 2, "the rest")
    peer.reset()
    t.until(lambda: errors and len(log) == 3, "the error")
    t.equal(log, [(3, "567"), (1, "8"), (-1, "")])
