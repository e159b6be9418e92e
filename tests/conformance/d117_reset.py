"""Given a peer that resets inside a message, when that is noticed, then error with the system's
code, then close. Origin: DESIGN."""

import values


def test(t):
    sock, far = values.client(t)
    seen = values.log(sock)
    far.send("whole")
    t.wait(seen, "data")
    far.raw("00 00 00 09 68 61")
    t.idle()
    far.peer.reset()
    t.wait(seen, "close")
    t.equal(seen, [("data", "whole"), ("error", "ECONNRESET"), "close"])
