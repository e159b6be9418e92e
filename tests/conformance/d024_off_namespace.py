"""Given handlers of "data.a", "data.b" and "close.a", when off(".a") is called, then only "data.b"
is left. Origin: Sciter checklist 24."""

import values


def test(t):
    sock, far = values.client(t)
    seen = []
    sock.on("data.a", lambda v: seen.append("data.a"))
    sock.on("data.b", lambda v: seen.append("data.b"))
    sock.on("close.a", lambda: seen.append("close.a"))
    t.check(sock.off(".a") is sock, "off returns the socket")
    done = values.log(sock, "close")
    far.send(1)
    far.peer.finish()
    t.wait(done, "close")
    t.equal(seen, ["data.b"])
