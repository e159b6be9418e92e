"""Given a closed server, when all its sockets are destroyed, then the server's close comes after
theirs. Origin: Node test-net-server-close, D36."""

import net


def test(t):
    log, got = [], []

    def connection(sock):
        t.log(sock, "close", log, "socket ")
        got.append(sock)

    server = net.create_server(connection)
    t.log(server, "close", log, "server ")
    t.listen(server)
    for n in (1, 2):
        t.peer.connect(t.port(server))
        t.until(lambda n=n: len(got) == n, "connection")
    server.close()
    for sock in got:
        sock.destroy()
    t.wait(log, "server close")
    t.equal(log, ["socket close", "socket close", "server close"])
