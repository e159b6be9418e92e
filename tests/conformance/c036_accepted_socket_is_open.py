"""Given an accepted socket, when connection is emitted, then it is writable at once, and never
emits connect. Origin: src."""

import net


def test(t):
    log = []

    def connection(sock):
        t.log(sock, "connect ready", log)
        log.append(sock.writable)
        sock.write("hi")

    server = t.listen(net.create_server(connection))
    peer = t.peer.connect(t.port(server))
    t.until(lambda: peer.received == b"hi", "hi at the peer")
    t.idle()
    t.equal(log, [True])
