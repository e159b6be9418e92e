"""Given a socket that connects, then `ready` follows `connect`, each time. Origin: Node."""


def test(t):
    serving = t.peer.serve()
    sock = t.connect(serving)
    log = t.log(sock, "connect ready close")
    t.wait(log, "ready")
    sock.destroy()
    t.wait(log, "close")
    sock.connect(serving.port, serving.host)
    t.wait(log, "ready", 2)
    t.equal(log, ["connect", "ready", "close", "connect", "ready"])
