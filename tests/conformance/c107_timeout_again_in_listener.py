"""Given set_timeout(50), when it fires and set_timeout(50) is called in the listener, then it
fires a second time. Origin: D2."""


def test(t):
    sock, _ = t.client()
    log = t.log(sock, "timeout")
    sock.once("timeout", lambda: sock.set_timeout(50))
    sock.set_timeout(50)
    t.wait(log, "timeout", 2)
    t.idle(300)
    t.equal(log, ["timeout", "timeout"])
