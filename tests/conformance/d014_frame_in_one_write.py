"""Given a peer, when it writes a frame in one write, then data with its value. Origin: Sciter
checklist 14."""

import values


def test(t):
    sock, far = values.client(t)
    seen = values.log(sock)
    far.raw("00 00 00 05 83 01 61 61 f6")
    t.wait(seen, "data")
    t.equal(seen, [("data", [1, "a", None])])
