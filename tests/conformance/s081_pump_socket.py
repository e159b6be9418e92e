"""Asynchronous pump on a socket: 3000 bytes in pieces up to 1024, one -1. Origin: t.socket."""

from stream_kit import client

from net import stream


def test(t):
    log = []

    def handler(e):
        log.append((e.bytes_processed, e.buffer.to_blob()))

    sock, peer = client(t)
    stream.pump(sock, handler, 1024, True)
    t.equal(log, [])
    peer.send(t.pattern(3000))
    peer.finish()
    t.until(lambda: log and log[-1][0] == -1, "the end")
    t.idle()
    t.check(all(n <= 1024 for n, data in log), "pieces up to 1024")
    t.equal(sum(n == -1 for n, data in log), 1)
    t.equal(b"".join(data for n, data in log), t.pattern(3000))
