"""Given a connected pair, when the remote side closes, then all it sent, then close once; not
active any more. Origin: Sciter checklist 30."""

import values


def test(t):
    sock, far = values.client(t)
    seen = values.log(sock)
    far.send(1, 2)
    far.peer.finish()
    t.wait(seen, "close")
    t.idle()
    t.equal(seen, [("data", 1), ("data", 2), "close"])
    t.equal(sock.active, False)
