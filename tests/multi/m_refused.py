"""The server has closed before the client comes; the client gets ECONNREFUSED, then close."""

import net


def serve(t):
    server = t.listen(net.create_server())
    address = server.address()
    log = t.log(server, "close")
    server.close()
    t.wait(log, "close")
    server.address = lambda: address
    t.announce(server)


def client(t, port):
    sock = net.connect(port, "127.0.0.1")
    log = t.log(sock, "connect end error close")
    t.wait(log, "close", ms=20000)
    t.equal(log, [("error", "ECONNREFUSED"), "close"])
