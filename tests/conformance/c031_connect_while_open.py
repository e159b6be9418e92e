"""Given an open socket, when connect is called again, then it returns the socket and nothing
happens. Origin: src."""


def test(t):
    serving = t.peer.serve()
    sock = t.connect(serving)
    log = t.log(sock, "lookup connect close error")
    t.wait(log, "connect")
    seen = list(log)
    t.check(sock.connect(serving.port, serving.host, t.note(log, "again")) is sock, "returns it")
    t.idle()
    t.equal(log, seen)
    t.equal(len(serving.accepted), 1, "connections")
