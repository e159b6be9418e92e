"""read(buffer, callback) and the peer closes: -1, success, code 0. Origin: apidoc."""

from stream_kit import client

from net import stream


def test(t):
    sock, peer = client(t)
    log = []
    sock.read(stream.create_buffer(length=4), log.append)
    peer.close()
    t.until(lambda: log, "callback")
    e = log[0]
    t.equal((e.bytes_processed, e.success, e.code, e.error), (-1, True, 0, None))
