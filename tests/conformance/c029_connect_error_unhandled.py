"""Given no error listener, when a connect is refused, then the error reaches net.on_error once,
close comes, and another connection is not harmed. Origin: project, test_events_uncaught_error."""

import net


def test(t):
    other, peer = t.client()
    heard = t.log(other, "data")
    sock = net.connect(t.peer.closed_port(), t.peer.host)
    log = t.log(sock, "close")
    t.wait(log, "close")
    t.equal(t.take_unhandled(), ["ECONNREFUSED"])
    peer.send(b"alive")
    t.until(lambda: heard == [("data", b"alive")], heard)
