"""Given a server, when listen(port, backlog, f) or listen(port, f) is called, then f is called on
listening. Origin: src."""

import net


def test(t):
    log = []
    net.create_server().listen(t.peer.port_for_listen(), 5, t.note(log, "with backlog"))
    net.create_server().listen(t.peer.port_for_listen(), t.note(log, "without"))
    t.wait(log, "without")
    t.equal(log, ["with backlog", "without"])
