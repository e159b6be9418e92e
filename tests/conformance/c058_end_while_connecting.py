"""Given a connecting socket, when end() is called, then connect is still emitted, the server gets
the end, and both sides close. Origin: Node test-net-socket-end-before-connect, D4."""


def test(t):
    serving = t.peer.serve()
    sock = t.connect(serving)
    log = t.log(sock, "connect finish error close")
    sock.end()
    t.until(lambda: serving.accepted and serving.accepted[0].ended, "the end", 5000)
    serving.accepted[0].finish()
    t.wait(log, "close")
    t.until(lambda: serving.accepted[0].closed, "the peer's close")
    t.equal(sorted(log[:-1]), ["connect", "finish"])
