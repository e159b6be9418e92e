"""Given set_timeout(50, f), when set_timeout(0, f) and then set_timeout(50) follow, then timeout
is emitted, but f is not called: it was removed. Origin: spec 1.13."""


def test(t):
    sock, _ = t.client()
    log = []
    f = t.note(log, "f")
    sock.set_timeout(50, f)
    sock.set_timeout(0, f)
    t.log(sock, "timeout", log)
    sock.set_timeout(50)
    t.wait(log, "timeout")
    t.equal(log, ["timeout"])
