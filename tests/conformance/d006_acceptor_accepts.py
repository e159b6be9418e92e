"""Given an acceptor that returns True, when a client connects, then it is called once with a
DataSocket, which is connected and emits no connect. Origin: Sciter checklist 6."""

import values

from net.datasocket import DataSocket


def test(t):
    calls = []

    def acceptor(conn):
        calls.append((conn, conn.active, values.log(conn)))
        return True

    server, port = values.listen(t, acceptor)
    peer = t.peer.connect(port)
    t.until(lambda: peer.opened and calls, "the acceptor")
    t.idle()
    t.equal(len(calls), 1)
    conn, active, seen = calls[0]
    t.check(isinstance(conn, DataSocket), "a DataSocket")
    t.equal((active, seen), (True, []))
    t.equal(peer.gone, False)
