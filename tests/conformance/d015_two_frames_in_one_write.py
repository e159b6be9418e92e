"""Given a peer, when it writes two frames in one write, then two data events. Origin: Sciter
checklist 15."""

import values


def test(t):
    sock, far = values.client(t)
    seen = values.log(sock)
    far.raw("00 00 00 01 01 00 00 00 02 18 2a")
    t.wait(seen, "data", 2)
    t.idle()
    t.equal(seen, [("data", 1), ("data", 42)])
