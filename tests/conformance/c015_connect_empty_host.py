"""Given an empty host, when connect is called, then it means localhost. Origin: src."""

import net

needs = "loopback"


def test(t):
    serving = t.peer.serve()
    log = []
    net.connect(serving.port, "", t.note(log, "up"))
    t.wait(log, "up")
