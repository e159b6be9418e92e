"""Given a server that never listened, when close(f) is called, then f is called once with an
error. Origin: src."""

import net


def test(t):
    log = []
    net.create_server().close(t.note(log, "f"))
    t.wait(log, "f")
    t.idle()
    t.equal(log, [("f", "ERR_SERVER_NOT_RUNNING")])
