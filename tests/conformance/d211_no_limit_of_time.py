"""Given message_timeout=0, then a message may take any time. Origin: our own decision."""

import values


def test(t):
    sock, far = values.client(t, message_timeout=0)
    seen = values.log(sock)
    far.raw("00 00 00 01")
    t.idle(300)
    far.raw("07")
    t.wait(seen, "data")
    t.equal(seen, [("data", 7)])
