"""Given an open connection, when both sides end at the same time, then each has exactly one end,
one finish, one close, and no error. Origin: src."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "end finish error close")
    sock.end()
    peer.finish()
    t.wait(log, "close")
    t.until(lambda: peer.closed, "the peer's close")
    t.idle()
    t.equal(sorted(log[:-1]), ["end", "finish"])
    t.equal(log[-1], "close")
    t.equal(peer.error, None, "the peer's error")
