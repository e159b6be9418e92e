"""Given a destroyed socket whose close is still to come, when connect is called at once, then
close of the first connection comes before connect of the second, each once. Origin: spec 1.8."""


def test(t):
    serving = t.peer.serve()
    sock = t.connect(serving)
    log = t.log(sock, "connect error close")
    t.wait(log, "connect")
    sock.destroy()
    sock.connect(serving.port, serving.host)
    t.wait(log, "connect", 2)
    t.idle()
    t.equal(log, ["connect", "close", "connect"])
