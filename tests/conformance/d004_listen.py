"""Given a free port, when listen(acceptor, host, port) is called, then a DataSocket comes back,
active; a client connects. Origin: Sciter checklist 4."""

import values


def test(t):
    calls = []
    server, port = values.listen(t, lambda conn: calls.append(conn) or True)
    t.equal(server.active, True, "active")
    peer = t.peer.connect(port)
    t.until(lambda: peer.opened and calls, "the client")
    t.equal(server.local_port, port)
