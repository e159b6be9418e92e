"""write(buffer, callback) returns 0; the callback once with the length. Origin: t.socket."""

from stream_kit import client, text


def test(t):
    sock, peer = client(t)
    log = []
    t.equal(sock.write(text("hello"), log.append), 0)
    t.until(lambda: log, "callback")
    t.idle()
    t.equal(len(log), 1)
    e = log[0]
    t.equal((e.success, e.code, e.error, e.bytes_processed), (True, 0, None, 5))
    t.check(e.source is sock, "e.source")
    t.equal(peer.received, b"hello")
