"""Given handlers of "data.a" and "data", when off("data") is called, then both are gone;
off("data.a") takes one alone. Origin: Sciter checklist 25."""

import values


def test(t):
    sock, far = values.client(t)
    seen = []
    for name in ("data.a", "data", "data.b"):
        sock.on(name, lambda v, name=name: seen.append(name))
    sock.off("data.a")
    far.send(1)
    t.until(lambda: len(seen) == 2, "two are left")
    t.equal(seen, ["data", "data.b"])
    sock.off("data")
    last = []
    sock.on("data", last.append)
    far.send(2)
    t.until(lambda: last, "a new one")
    t.equal(seen, ["data", "data.b"])
