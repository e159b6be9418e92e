"""Given an acceptor that raises, when a client connects, then that client is closed, the listener
emits error and accepts the next one. Origin: Sciter checklist 8."""

import values


def test(t):
    got = []

    def acceptor(conn):
        if not told:
            raise KeyError("first")
        got.append(conn)
        return True

    server, port = values.listen(t, acceptor)
    told = values.log(server)
    first = t.peer.connect(port)
    t.until(lambda: first.gone, "the first client's close")
    t.equal(told, [("error", "KeyError")])
    second = t.peer.connect(port)
    t.until(lambda: second.opened and got, "the second client")
    t.idle()
    t.equal((second.gone, server.active, len(told)), (False, True, 1))
