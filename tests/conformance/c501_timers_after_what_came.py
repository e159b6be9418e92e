"""Given a listener that keeps the loop for longer than a timeout, when something has come
meanwhile, then it is told before any timer, and no timeout is. Origin: our own decision (Node does
so since version 20; a sensor, a lookup or a handshake keeps a board that long)."""

import sys
import time

import net


def keep_the_loop(ms):
    fake = sys.modules.get("net_fake")
    if fake is None:
        time.sleep(ms / 1000)
    else:
        fake.advance(ms)


def test(t):
    _, sock, peer = t.accepted()
    log = []
    sock.on("data", lambda data: log.append("data"))
    sock.on("timeout", lambda: log.append("timeout"))
    sock.set_timeout(250)

    def busy():
        log.append("busy")
        net.call_later(100, lambda: log.append("timer"))
        peer.send(b"x")
        keep_the_loop(700)

    net.call_later(20, busy)
    t.until(lambda: "timer" in log, lambda: log)
    t.equal(log, ["busy", "data", "timer"])
    t.wait(log, "timeout")  # silent from then on
