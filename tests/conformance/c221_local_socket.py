"""Given a server on path=, when a client connects to it by path=, then they talk as over TCP,
without a lookup. Origin: Node test-net-pipe-connect, DESIGN."""

import net


def test(t):
    path = t.path()
    server = net.create_server(lambda sock: sock.on("data", sock.write))
    ready = t.log(server, "listening error")
    server.listen(path=path)
    t.wait(ready, "listening")
    t.equal(ready, ["listening"])
    sock = net.connect(path=path)
    log = t.log(sock, "lookup connect data end error close")
    sock.write("local")
    t.until(lambda: ("data", b"local") in log, log)
    sock.end()
    t.wait(log, "close")
    t.equal(log, ["connect", ("data", b"local"), "end", "close"])
