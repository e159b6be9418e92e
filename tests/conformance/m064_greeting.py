"""Given a server whose `connection` listener sends at once, when a client connects and sends, then
the greeting comes before any answer. Origin: original source."""

import messages_kit as kit


def test(t):
    server, port = kit.server(t)

    def on_connection(sock):
        sock.on("data", lambda data: sock.send("answer"))
        sock.send("greeting ")

    server.on("connection", on_connection)
    peer = t.peer.connect(port)
    peer.send(b"data")
    kit.receives(t, peer, b"greeting answer")
