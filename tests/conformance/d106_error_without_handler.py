"""Given no error handler, when connecting fails or a message is bad, then net.on_error gets the
error. Origin: DESIGN."""

import values

from net.datasocket import DataSocket


def test(t):
    sock = DataSocket.connect(t.peer.host, t.peer.closed_port())
    seen = values.log(sock, "close")
    t.wait(seen, "close", ms=5000)
    t.equal(t.take_unhandled(), ["ECONNREFUSED"])
    sock, far = values.client(t)
    seen = values.log(sock, "data close")
    far.raw("00 00 00 01 ff")
    t.wait(seen, "close")
    t.equal((seen, t.take_unhandled()), (["close"], ["DataSocketError"]))
