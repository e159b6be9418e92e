"""Given a server that only answers, when clients that have sent something end too, then each
connection closes though nobody reads it; also where `data` was paused. Origin: field reports."""


def test(t):
    closed = []

    def answer(socket):
        socket.on("close", lambda: closed.append("unread"))
        socket.end("42\n")

    server = t.listen(None, answer)
    peer = t.peer.connect(t.port(server))
    peer.send(b"x" * 3000)
    t.until(lambda: peer.received == b"42\n", "the answer")
    peer.finish()
    t.until(lambda: closed == ["unread"], closed)

    def pause(socket):
        socket.on("data", closed.append)
        socket.on("close", lambda: closed.append("paused"))
        socket.pause()
        socket.end("43\n")

    other = t.listen(None, pause)
    second = t.peer.connect(t.port(other))
    second.send(b"y" * 3000)
    t.until(lambda: second.received == b"43\n", "the second answer")
    second.finish()
    t.until(lambda: closed == ["unread", "paused"], closed, 9000)
