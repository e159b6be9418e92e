"""Given a connected pair, when address is read, then the remote side's on both; empty on a
listener and before there is a connection. Origin: Sciter checklist 33."""

import values


def test(t):
    sock, serving = values.connecting(t)
    t.equal(sock.address, "", "before")
    seen = values.log(sock)
    t.wait(seen, "connect")
    t.equal(sock.address, serving.host)
    conn, far, server = values.accepted(t)
    t.equal((conn.address, server.address), (t.peer.host, ""))
    t.raises(AttributeError, getattr, conn, "nothing")
