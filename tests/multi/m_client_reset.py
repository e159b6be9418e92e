"""The client resets after the server's greeting; the server gets ECONNRESET, then close."""

import net


def serve(t):
    log = []

    def connection(sock):
        t.log(sock, "data end error close", log)
        sock.write("x")

    server = t.listen(net.create_server(connection))
    t.announce(server)
    t.wait(log, "close", ms=20000)
    t.equal(log, [("error", "ECONNRESET"), "close"])


def client(t, port):
    sock = net.connect(port, "127.0.0.1")
    log = t.log(sock, "error close")
    sock.on("data", lambda data: sock.reset_and_destroy())
    t.wait(log, "close", ms=20000)
    t.equal(log, ["close"])
