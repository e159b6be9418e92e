"""Given an error listener that does nothing, when fifty peers reset one after the other, then each
socket closes and none is left. Origin: FIELD-NOTES (7: descriptors leaked)."""

import net


def test(t):
    log = []

    def connection(sock):
        t.log(sock, "data error close", log)

    server = t.listen(net.create_server(connection))
    for n in range(1, 51):
        peer = t.peer.connect(t.port(server))
        t.until(lambda: peer.opened, "connection %d" % n)
        peer.send(b"x")
        peer.reset()
        t.wait(log, "close", n)
    count = []
    server.get_connections(lambda error, n: count.append(n))
    t.until(lambda: count, "the count")
    t.equal(count, [0], "connections")
