"""Given an open socket, when '' is written, then its callback is called with None and the peer
sees no data. Origin: Node."""


def test(t):
    sock, peer = t.client()
    log = []
    sock.write("", t.note(log, "empty"))
    sock.write(b"", t.note(log, "empty"))
    t.wait(log, "empty", 2)
    t.idle()
    t.equal(log, [("empty", None), ("empty", None)])
    t.equal(peer.count, 0, "bytes at the peer")
