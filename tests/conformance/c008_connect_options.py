"""Given a listening server, when connect(options, f) is called, then it connects and calls f.
Origin: doc."""

import net


def test(t):
    serving = t.peer.serve()
    log = []
    net.connect({"port": serving.port, "host": serving.host, "family": 4}, t.note(log, "up"))
    t.wait(log, "up")
    t.equal(log, ["up"])
