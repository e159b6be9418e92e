"""Given a closed socket, when connect is called in its close listener, then it starts anew:
counters at 0, listeners and set_timeout kept. Origin: Node, D18, spec 1.8."""


def test(t):
    serving = t.peer.serve()
    sock = t.connect(serving)
    log = t.log(sock, "connect end close timeout")
    got = t.log(sock, "data")
    sock.set_timeout(1000)
    sock.once("close", lambda: sock.connect(serving.port, serving.host))
    t.until(lambda: serving.accepted, "the first connection")
    serving.accepted[0].send(b"12345")
    serving.accepted[0].finish()
    t.wait(log, "connect", 2)
    t.equal((sock.bytes_read, sock.destroyed), (0, False), "bytes_read, destroyed")
    t.equal((sock.readable, sock.writable), (True, True), "readable, writable")
    t.until(lambda: len(serving.accepted) == 2, "the second connection")
    serving.accepted[1].send(b"6")
    t.until(lambda: got == [("data", b"123456")], got)
    sock.write("back")
    t.until(lambda: serving.accepted[1].received == b"back", "back")
    t.wait(log, "timeout")
    t.equal(log, ["connect", "end", "close", "connect", "timeout"])
