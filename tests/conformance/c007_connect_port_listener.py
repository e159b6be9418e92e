"""Given a listening server, when connect(port, f) leaves the host out, then it connects to
localhost. Origin: doc."""

import net


def test(t):
    serving = t.peer.serve()
    log = []
    net.connect(serving.port, t.note(log, "up"))
    t.wait(log, "up")
    t.until(lambda: serving.accepted, "the server's connection")
