"""Given a peer whose line never ends, or is whole and too long, then no more than `longest` of it
is kept, done("too long") may still answer, and the connection is closed. Origin: issue 19."""

from net.lines import lines


def one(t, sent):
    _, sock, peer = t.accepted()
    log = []

    def done(reason):
        log.append(reason)
        sock.write(b"431")

    lines(sock, log.append, done, longest=100)
    peer.send(b"x" * 100 + b"\r\n")
    t.until(lambda: len(log) == 1, log)
    peer.send(sent)
    t.until(lambda: peer.gone, log)
    t.equal(log, [b"x" * 100, "too long"])
    t.equal(peer.received, b"431")
    peer.finish()
    t.until(lambda: sock.destroyed, "closed", 10000)


def test(t):
    _, sock, peer = t.accepted()
    got = []
    lines(sock, got.append, longest=100)
    for part in (b"z" * 60, b"z" * 40 + b"\r", b"\n"):
        peer.send(part)
        t.idle(5)
    t.until(lambda: got, "a split line of 100")
    t.equal(got, [b"z" * 100])
    peer.close()
    one(t, b"y" * 102)
    one(t, b"y" * 101 + b"\n")
