"""Given a listening server, when close is called twice with callbacks, then the first gets None,
the second an error. Origin: src, Node."""


def test(t):
    server = t.listen()
    log = []
    server.close(t.note(log, "first"))
    server.close(t.note(log, "second"))
    t.wait(log, "first")
    t.wait(log, "second")
    t.idle()
    t.equal(sorted(log), [("first", None), ("second", "ERR_SERVER_NOT_RUNNING")])
