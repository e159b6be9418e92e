"""Given handlers, when off("") and off(".") are called, then all of them stay."""

import values


def test(t):
    sock, far = values.client(t)
    seen = values.log(sock)
    named = []
    sock.on("data.view", named.append)
    for what in ("", "."):
        t.equal(sock.off(what), sock)
    far.send(7)
    t.wait(seen, "data")
    t.equal((values.told(seen, "data"), named), ([7], [7]))
