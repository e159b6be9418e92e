"""close() from elsewhere: one last call with an operation error. Origin: 1.5."""

from stream_kit import client

from net import stream


def test(t):
    log = []
    sock, peer = client(t)
    stream.pump(sock, log.append, 100, True)
    peer.send(b"hello")
    t.until(lambda: log, "hello")
    sock.close()
    t.until(lambda: len(log) > 1, "the last call")
    t.idle()
    e = log[-1]
    t.equal((len(log), e.success, e.bytes_processed, e.buffer.length), (2, False, -1, 0))
    t.equal(e.total_bytes_processed, 5)
