"""Given a client that has sent already, when the first data listener is added inside the
connection listener, then all arrives. Origin: src."""

import net


def test(t):
    log = []
    server = net.create_server(lambda sock: t.log(sock, "data", log))
    t.listen(server)
    peer = t.peer.connect(t.port(server))
    peer.send(b"at ")
    peer.send(b"once")
    t.until(lambda: log == [("data", b"at once")], log)
