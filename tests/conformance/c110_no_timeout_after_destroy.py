"""Given set_timeout(50), when the socket is destroyed at once, then no timeout comes. Origin:
Node."""


def test(t):
    sock, _ = t.client()
    log = t.log(sock, "timeout close")
    sock.set_timeout(50)
    sock.destroy()
    t.idle(200)
    t.equal(log, ["close"])
