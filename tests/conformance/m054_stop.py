"""Given a server with two connections, when stop is called, then both peers see the end, both
Sockets emit `close`, and a new connection is refused. Origin: original source."""

import messages_kit as kit


def test(t):
    server, port = kit.server(t)
    log = []
    server.on("connection", lambda sock: kit.record(sock, "close", log))
    server.on("connection", lambda sock: log.append("connection"))
    peers = [t.peer.connect(port), t.peer.connect(port)]
    t.wait(log, "connection", 2)
    server.stop()
    server.stop()
    for peer in peers:
        t.until(lambda: peer.ended, "the end", 5000)
        peer.finish()
    t.wait(log, "close", 2)
    late = t.peer.connect(port)
    t.until(lambda: late.gone, "refused")
    t.equal(log, ["connection", "connection", "close", "close"])
