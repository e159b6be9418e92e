"""Given local sockets, when listen(acceptor, name) and connect(name) are called, then they
exchange data; a second listen on the name and a connect to an unused name give None. Origin:
Sciter checklist 43."""

import values

from net.datasocket import DataSocket


def test(t):
    name = t.path().split("/")[-1]
    got = []

    def acceptor(conn):
        conn.on("data", conn.send)
        got.append(conn)
        return True

    DataSocket.last_error = None
    t.equal(DataSocket.connect(name), None, "an unused name")
    t.equal(DataSocket.last_error.code, "ENOENT")
    server = DataSocket.listen(acceptor, name)
    t.equal(DataSocket.listen(acceptor, name), None, "a used name")
    t.equal(DataSocket.last_error.code, "EADDRINUSE")
    sock = DataSocket.connect("/tmp/" + name)
    seen = values.log(sock)
    sock.send([1])
    t.wait(seen, "data")
    t.equal(seen, ["connect", "sent", ("data", [1])])
    t.equal((server.local_port, sock.local_port, len(got)), (None, None, 1))
    server.close()
