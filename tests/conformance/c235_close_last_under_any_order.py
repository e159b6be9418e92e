"""Given any order of end, destroy and reset_and_destroy, when they are called in one go, then
close comes once, last, and nothing after it. Origin: DESIGN."""

ORDERS = ("ed", "de", "re", "er", "rd", "dr", "edr", "rde", "der", "dd", "ee", "rr")
EVENTS = "connect data end drain finish timeout error close"


def test(t):
    for order in ORDERS:
        sock, peer = t.client()
        log = t.log(sock, EVENTS)
        sock.write("x")
        for step in order:
            {"e": sock.end, "d": sock.destroy, "r": sock.reset_and_destroy}[step]()
        peer.send(b"late")
        peer.finish()
        t.wait(log, "close", ms=5000)
        t.idle(20)
        t.equal(log.count("close"), 1, "%s: close" % order)
        t.equal(log[-1], "close", "%s: the last event" % order)
        peer.close()
