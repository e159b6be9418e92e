"""Given two handlers of an event, when it fires, then both are called in order; on returns the
socket. Origin: Sciter checklist 22."""

import values


def test(t):
    sock, far = values.client(t)
    seen = []
    back = sock.on("data", lambda v: seen.append(("first", v)))
    t.check(back is sock, "on returns the socket")
    sock.on("data", lambda v: seen.append(("second", v)))
    far.send(5)
    t.until(lambda: len(seen) == 2, "both")
    t.equal(seen, [("first", 5), ("second", 5)])
