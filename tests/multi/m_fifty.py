"""Fifty connections at once: each gets its own echo, all close."""

import net

COUNT = 50


def serve(t):
    got = []
    server = t.listen(net.create_server(got.append))
    server.on("connection", lambda sock: sock.on("data", sock.write))
    t.announce(server)
    t.until(lambda: len(got) == COUNT and all([s.destroyed for s in got]), "fifty closes", 20000)


def client(t, port):
    logs = []
    socks = []
    for n in range(COUNT):
        sock = net.connect(port, "127.0.0.1")
        logs.append(t.log(sock, "data end error close"))
        sock.write(b"number %d" % n)
        socks.append(sock)
    t.until(lambda: all([len(log) == 1 for log in logs]), "fifty echoes", 20000)
    for sock in socks:
        sock.end()
    for n, log in enumerate(logs):
        t.wait(log, "close")
        t.equal(log, [("data", b"number %d" % n), "end", "close"])
