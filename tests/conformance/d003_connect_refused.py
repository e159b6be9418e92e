"""Given a closed port, when connect is called, then error with an exception, then close, no
connect; not active any more. Origin: Sciter checklist 3."""

import values

from net.datasocket import DataSocket


def test(t):
    sock = DataSocket.connect(t.peer.host, t.peer.closed_port())
    errors = []
    sock.on("error", errors.append)
    sock.on("error", lambda error: errors.append(sock.active))
    seen = values.log(sock)
    t.wait(seen, "close", ms=5000)
    t.equal(seen, [("error", "ECONNREFUSED"), "close"])
    t.check(isinstance(errors[0], OSError), "the error is an exception")
    t.equal((errors[1], sock.active), (False, False), "active")
