"""Given a connection listener that pauses at once, when the client writes, then data arrives only
after resume. Origin: test_net_6."""

import net


def test(t):
    log = []
    accepted = []

    def connection(sock):
        t.log(sock, "data", log)
        sock.pause()
        accepted.append(sock)

    server = t.listen(net.create_server(connection))
    peer = t.peer.connect(t.port(server))
    peer.send(b"patience")
    t.until(lambda: accepted, "connection")
    t.idle(100)
    t.equal(log, [])
    accepted[0].resume()
    t.until(lambda: log == [("data", b"patience")], log)
