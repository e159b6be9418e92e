"""Given end('a'), when end('b') follows, then the peer gets only a and an error is reported once.
Origin: Node."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "error")
    sock.end("a")
    sock.end("b")
    t.until(lambda: peer.ended, "the end", 5000)
    t.idle()
    t.equal(peer.received, b"a")
    t.equal(log, [("error", "ERR_STREAM_WRITE_AFTER_END")])
