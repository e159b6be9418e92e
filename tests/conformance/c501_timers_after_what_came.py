"""Given a listener that keeps the loop for longer than a timeout, when something has come
meanwhile, then it is told before any timer, and no timeout is. Origin: our own decision (Node does
so since version 20; a sensor, a lookup or a handshake keeps a board that long)."""

import net


def test(t):
    for before in (0, 100):
        kept(t, before)


def kept(t, before):
    """`before`: ms that the loop stands still before, so that all timers are due in one turn."""
    _, sock, peer = t.accepted()
    log = []
    sock.on("data", lambda data: log.append("data"))
    sock.on("timeout", lambda: log.append("timeout"))
    sock.set_timeout(250)

    def busy():
        log.append("busy")
        net.call_later(100, lambda: log.append("timer"))
        peer.send(b"x")
        t.keep(700)

    net.call_later(20, busy)
    t.keep(before)
    t.until(lambda: "timer" in log, lambda: log)
    t.equal(log, ["busy", "data", "timer"])
    t.wait(log, "timeout")  # silent from then on
