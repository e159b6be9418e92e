"""Given a server that closes itself in its connection listener, when the client writes, then the
connection still echoes; the server's close comes after it. Origin: test_net_2."""

import net


def test(t):
    log = []

    def connection(sock):
        server.close()
        sock.on("data", sock.write)
        t.log(sock, "close", log, "socket ")

    server = net.create_server(connection)
    t.log(server, "close", log, "server ")
    t.listen(server)
    peer = t.peer.connect(t.port(server))
    peer.send(b"echo")
    t.until(lambda: peer.received == b"echo", "the echo")
    peer.finish()
    t.wait(log, "server close")
    t.equal(log, ["socket close", "server close"])
