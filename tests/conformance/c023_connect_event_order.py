"""Given a listening server, when connecting by numeric host, then lookup(None, host, 4) and
connect are emitted, in that order. Origin: doc, src."""


def test(t):
    serving = t.peer.serve()
    sock = t.connect(serving)
    log = t.log(sock, "lookup connect error close")
    t.equal(log, [], "inside the call")
    t.wait(log, "connect")
    t.idle()
    t.equal(log, [("lookup", None, serving.host, 4), "connect"])
