"""Given a peer, when it sends half a frame and closes, then error, then close. Origin: Sciter
checklist 38."""

import values


def test(t):
    for cut in (2, 4, 8):
        sock, far = values.client(t)
        seen = values.log(sock)
        far.send("first")
        far.peer.send(values.frame("second")[:cut])
        far.peer.finish()
        t.wait(seen, "close")
        t.equal(seen, [("data", "first"), ("error", "DataSocketError"), "close"])
