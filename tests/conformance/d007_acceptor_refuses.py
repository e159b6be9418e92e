"""Given an acceptor that returns False, or nothing, when a client connects, then the client is
closed; what the acceptor has sent is discarded. Origin: Sciter checklist 7."""

import values


def test(t):
    for answer in (False, None):
        seen = []

        def acceptor(conn, answer=answer, seen=seen):
            values.log(conn, into=seen)
            t.equal(conn.send("never"), True)
            return answer

        server, port = values.listen(t, acceptor)
        peer = t.peer.connect(port)
        t.until(lambda: peer.gone, "the client's close")
        t.equal(peer.received, b"")
        t.wait(seen, "close")
        t.equal(seen, ["close"])
        server.close()
