"""A client sends and ends; only then the server answers, and the client hears it."""

import net


def serve(t):
    log, got = [], []

    def connection(sock):
        got.append(sock)
        t.log(sock, "data end", log)
        sock.on("end", lambda: sock.end("answer"))

    server = t.listen(net.create_server(connection, allow_half_open=True))
    t.announce(server)
    t.until(lambda: got and got[0].destroyed, "the connection's close", 20000)
    t.equal(log, [("data", b"question"), "end"])


def client(t, port):
    sock = net.connect(port, "127.0.0.1")
    log = t.log(sock, "data end error close")
    sock.end("question")
    t.wait(log, "close", ms=20000)
    t.equal(log, [("data", b"answer"), "end", "close"])
