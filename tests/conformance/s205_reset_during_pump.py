"""The peer resets during a pump: what came, one operation error, `error` once."""

from stream_kit import client

from net import stream


def test(t):
    log, errors = [], []

    def handler(e):
        log.append((e.bytes_processed, e.success, e.buffer.length, e.total_bytes_processed))

    sock, peer = client(t, error=errors.append)
    stream.pump(sock, handler, 100, True)
    peer.send(b"hello")
    t.until(lambda: log, "hello")
    peer.reset()
    t.until(lambda: errors and len(log) > 1, "the last call")
    t.idle()
    t.equal(log, [(5, True, 5, 5), (-1, False, 0, 5)])
    t.equal((len(errors), sock.state), (1, stream.ERROR))
