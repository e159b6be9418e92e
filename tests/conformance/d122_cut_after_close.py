"""Given a socket that was closed here, when the peer ends within a message, then close and no
error: what still comes is of no interest. Origin: ours."""

import values


def test(t):
    sock, far = values.client(t)
    seen = values.log(sock)
    far.send("first")
    t.wait(seen, "data")
    far.peer.send(values.frame("second")[:6])
    t.idle()
    sock.send("last")
    sock.close()
    far.peer.send(b"x")
    t.until(lambda: far.values() == ["last"], "the last one")
    far.peer.finish()
    t.wait(seen, "close", ms=5000)
    t.equal(values.told(seen, "error"), [])
    t.equal(values.told(seen, "data"), ["first"])
