"""Given a peer's reset before or after the own end, when all is over, then close comes once, last.
Origin: DESIGN."""

EVENTS = "data end drain finish timeout error close"


def test(t):
    for early in (True, False):
        sock, peer = t.client()
        log = t.log(sock, EVENTS)
        if early:
            peer.reset()
            sock.end("x")
        else:
            sock.end("x")
            t.wait(log, "finish")
            peer.reset()
        t.wait(log, "close", ms=5000)
        t.idle(20)
        t.equal(log.count("close"), 1, "close")
        t.equal(log[-1], "close", "the last event")
        t.equal(log.count("end"), 0, "end")
