"""Given a port that is served already, when listen is called, then the result is None and
last_error is set. Origin: Sciter checklist 5."""

import values

from net.datasocket import DataSocket


def test(t):
    server, port = values.listen(t, lambda conn: True)
    seen = values.log(server)
    DataSocket.last_error = None
    t.equal(DataSocket.listen(lambda conn: True, t.peer.listen_host, port), None)
    t.equal(DataSocket.last_error.code, "EADDRINUSE")
    t.idle()
    t.equal(seen, [], "the first")
    t.equal(server.active, True)
