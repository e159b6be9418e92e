"""Given a frame that is announced as longer than `longest`, then none of it is waited for: done is
told, and the connection is closed; one that the peer's end cuts is told too. Origin: issue 19."""

from net.lines import frames


def test(t):
    _, sock, peer = t.accepted()
    log = []
    frames(sock, log.append, log.append, longest=10)
    peer.send(b"\0\0\0\x0a0123456789\0\0\0\x0b")
    t.until(lambda: peer.gone, log)
    t.equal(log, [b"0123456789", "too long"])
    peer.close()
    for length, told in ((1024, [b"x" * 1024]), (1025, ["too long"])):
        _, sock, peer = t.accepted()
        log = []
        frames(sock, log.append, log.append)
        peer.send(length.to_bytes(4, "big") + b"x" * 1024)
        t.until(lambda log=log: log, "a frame, or done")
        t.equal(log, told, "by default, %d bytes" % length)
        peer.close()
    for sent in (b"\0\0", b"\0\0\0\x04abc"):
        _, sock, peer = t.accepted()
        log = []
        frames(sock, log.append, log.append)
        peer.send(sent)
        peer.finish()
        t.until(lambda log=log: log, "done")
        t.equal(log, ["cut short"])
