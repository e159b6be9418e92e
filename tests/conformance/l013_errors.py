"""Given a connection that breaks, then done("error") comes once and the socket has the error;
without done the error goes where it always goes. Origin: issue 19."""

from net.lines import lines


def test(t):
    _, sock, peer = t.accepted()
    log = []
    lines(sock, log.append, t.note(log, "done"))
    peer.send(b"one\ntw")
    t.until(lambda: log == [b"one"], log)
    peer.reset()
    t.wait(log, "done")
    t.until(lambda: sock.destroyed, "closed")
    t.equal(log, [b"one", ("done", "error")])
    t.equal(sock.error.code, "ECONNRESET")
    t.equal(t.take_unhandled(), [])
    _, sock, peer = t.accepted()
    lines(sock, log.append)
    peer.reset()
    t.until(lambda: sock.destroyed and t.unhandled, "closed")
    t.equal(t.take_unhandled(), ["ECONNRESET"])
