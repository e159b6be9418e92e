"""Given a connecting socket, when close() is called, then close, no connect and no error. Origin:
Sciter checklist 45."""

import values

from net.datasocket import DataSocket


def test(t):
    host, port = t.peer.silent()
    for where in ((host, port), (host, t.peer.serve().port)):
        sock = DataSocket.connect(*where)
        seen = values.log(sock)
        sock.send("never")
        sock.close()
        t.equal((seen, sock.active), ([], False))
        t.wait(seen, "close")
        t.idle()
        t.equal(seen, ["close"])
