"""Given queued writes, when an empty write with a callback stands between them, then its callback
is called in order. Origin: spec 1.9, 1.10."""

import net


def test(t):
    serving = t.peer.serve()
    log = []
    sock = net.Socket()
    sock.write("", t.note(log, "empty first"))
    sock.write("a", t.note(log, "a"))
    sock.write("", t.note(log, "empty"))
    sock.write("b", t.note(log, "b"))
    sock.connect(serving.port, serving.host)
    t.wait(log, "b")
    t.equal(log, [(name, None) for name in ("empty first", "a", "empty", "b")])
    t.until(lambda: serving.accepted and serving.accepted[0].received == b"ab", "ab")
