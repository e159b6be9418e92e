"""Given an on_connect argument, when the socket connects again later, then only the new argument
is called. Origin: spec 1.3."""


def test(t):
    serving = t.peer.serve()
    log = []
    sock = t.connect(serving, t.note(log, "first"))
    t.log(sock, "close", log)
    t.wait(log, "first")
    sock.destroy()
    t.wait(log, "close")
    sock.connect(serving.port, serving.host, t.note(log, "second"))
    t.wait(log, "second")
    t.idle()
    t.equal(log, ["first", "close", "second"])
