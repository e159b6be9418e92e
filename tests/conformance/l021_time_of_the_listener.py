"""Given a listener that takes longer for a line than `timeout` allows, then that time is not the
peer's: a line that comes within `timeout` after it is in time. Origin: our own decision."""

import net
from net.lines import lines


def test(t):
    _, sock, peer = t.accepted()
    log = []

    def line(data):
        log.append(data)
        if data == b"slow":
            t.keep(1200)

    lines(sock, line, log.append, timeout=1000)
    peer.send(b"slow\n")
    t.wait(log, b"slow")
    net.call_later(100, peer.send, b"in time\n")
    t.until(lambda: len(log) == 2, lambda: log)
    t.equal(log, [b"slow", b"in time"])
    t.until(lambda: len(log) == 3, lambda: log)
    t.equal(log[2], "timeout")
