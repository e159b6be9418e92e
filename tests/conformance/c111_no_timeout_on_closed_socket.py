"""Given a closed socket, when set_timeout(20, f) is called, then it returns the socket and f is
never called. Origin: D3, Node test-net-socket-timeout."""


def test(t):
    sock, _ = t.client()
    log = t.log(sock, "close timeout")
    sock.destroy()
    t.wait(log, "close")
    t.check(sock.set_timeout(20, t.note(log, "f")) is sock, "set_timeout returns the socket")
    t.idle(200)
    t.equal(log, ["close"])
