"""The server resets when data comes; the client gets ECONNRESET, then close."""

import net


def serve(t):
    got = []
    server = t.listen(net.create_server(got.append))
    server.on("connection", lambda sock: sock.on("data", lambda data: sock.reset_and_destroy()))
    t.announce(server)
    t.until(lambda: got and got[0].destroyed, "the reset", 20000)


def client(t, port):
    sock = net.connect(port, "127.0.0.1")
    log = t.log(sock, "data end error close")
    sock.write("x")
    t.wait(log, "close", ms=20000)
    t.equal(log, [("error", "ECONNRESET"), "close"])
