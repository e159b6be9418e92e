"""Given a peer, when it writes a length of 0 and then a frame, then only the frame makes data.
Origin: Sciter checklist 16."""

import values


def test(t):
    sock, far = values.client(t)
    seen = values.log(sock)
    far.raw("00 00 00 00 00 00 00 01 f6")
    t.wait(seen, "data")
    far.raw("00 00 00 00")
    t.idle()
    t.equal(seen, [("data", None)])
