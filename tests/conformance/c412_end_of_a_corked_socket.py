"""Given a socket that is corked twice, when end(data) is called, then all is sent, data last, and
then the end. Origin: Node."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "finish")
    sock.cork()
    sock.cork()
    sock.write("head ")
    sock.end("body", t.note(log, "callback"))
    t.until(lambda: peer.count == 9, "all at the peer")
    t.equal(peer.received, b"head body")
    t.wait(log, "finish")
    t.until(lambda: peer.ended, "the end", 8000)  # a board waits for the peer's silence
    t.check(("callback", None) in log, "the callback of end")
    sock.cork()  # nothing to wait any more
    t.raises(OSError, sock.write, "late")
    sock.uncork()
