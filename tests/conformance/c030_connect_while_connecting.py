"""Given a connecting socket, when connect is called again, then it is ignored: one connection, the
second listener never called. Origin: src."""


def test(t):
    serving = t.peer.serve()
    log = []
    sock = t.connect(serving, t.note(log, "first"))
    again = sock.connect(serving.port, serving.host, t.note(log, "second"))
    t.check(again is sock, "connect returns the socket")
    t.wait(log, "first")
    t.idle()
    t.equal(log, ["first"])
    t.equal(len(serving.accepted), 1, "connections")
