"""Given a listening server, when the host is left out, in whatever form, then connect goes to
localhost. Origin: doc."""

import net

needs = "loopback"


def test(t):
    serving = t.peer.serve()
    log = []
    net.connect(serving.port, t.note(log, "up"))
    net.create_connection(serving.port).on("connect", t.note(log, "up"))
    net.connect({"port": serving.port}, t.note(log, "up"))
    t.wait(log, "up", 3)
    t.until(lambda: len(serving.accepted) == 3, "the server's connections")
