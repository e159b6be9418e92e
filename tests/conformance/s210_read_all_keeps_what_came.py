"""read_all() with a callback and a reset: operation error, the buffer has what came."""

from stream_kit import client

from net import stream


def test(t):
    log = []
    sock, peer = client(t)
    buffer = stream.create_buffer(length=3)
    stream.read_all(sock, buffer, log.append)
    peer.send(b"hello")
    t.idle()
    peer.reset()
    t.until(lambda: log, "callback")
    t.equal((log[0].success, log[0].bytes_processed, buffer.to_string()), (False, -1, "hello"))
