"""Given a server's Socket, when the peer resets the connection, then what came before is told, one
`error`, then `close`, and the server goes on. Origin: SH."""

from messages_kit import record, server


def test(t):
    made, port = server(t, receive_type="byte")
    log = []
    made.on("connection", lambda sock: record(sock, "data close error", log))
    for _ in range(2):
        peer = t.peer.connect(port)
        peer.send(b"\x01")
        t.wait(log, "data")
        peer.reset()
        t.wait(log, "close")
        t.equal(log, [("data", 1), ("error", "ECONNRESET"), "close"])
        log.clear()
