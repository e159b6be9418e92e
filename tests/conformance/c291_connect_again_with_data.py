"""Given a socket that was used and closed, when it connects again and writes before it is through,
then the new peer gets just that, and its end. Origin: spec 1.8."""


def test(t):
    serving = t.peer.serve()
    sock = t.connect(serving)
    log = t.log(sock, "connect close")
    got = t.log(sock, "data")
    sock.write("old")
    t.until(lambda: serving.accepted and serving.accepted[0].received == b"old", "old")
    sock.destroy()
    t.wait(log, "close")
    sock.connect(serving.port, serving.host)
    sock.write("new")
    sock.end(" words")
    t.until(lambda: len(serving.accepted) == 2 and serving.accepted[1].ended, "the end", 5000)
    t.equal(serving.accepted[1].received, b"new words")
    serving.accepted[1].finish()
    t.wait(log, "close", 2)
    t.equal((got, sock.bytes_written), ([], 9), "data, bytes_written")
