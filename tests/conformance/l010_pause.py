"""Given a listener that pauses the socket at a line, then the lines of the same chunk wait too,
come in order after resume(), and the end comes after them; the time limit stands still. Origin:
issue 19."""

from net.lines import lines


def test(t):
    _, sock, peer = t.accepted()
    log = []

    def line(data):
        log.append(data)
        if data == b"2":
            sock.pause()

    lines(sock, line, t.note(log, "done"), timeout=1000)
    peer.send(b"1\n2\n3\n2\n4\n")
    t.until(lambda: len(log) == 2, log)
    peer.send(b"5\n")
    peer.finish()
    t.idle(1500)
    t.equal(log, [b"1", b"2"], "while paused")
    sock.resume()
    t.until(lambda: len(log) == 4, log)
    t.idle(20)
    t.equal(log, [b"1", b"2", b"3", b"2"], "paused again")
    sock.resume()
    t.until(lambda: len(log) == 7, log)
    t.equal(log, [b"1", b"2", b"3", b"2", b"4", b"5", ("done", "end")])

    _, sock, peer = t.accepted()
    log.clear()
    lines(sock, line, t.note(log, "done"))
    peer.send(b"1\n2\n3\nlast")
    peer.finish()  # it is read while some of the chunk waits
    t.until(lambda: len(log) == 2, log)
    t.idle(50)
    t.equal(log, [b"1", b"2"], "while paused")
    sock.resume()
    t.until(lambda: len(log) == 5, log)
    t.equal(log, [b"1", b"2", b"3", b"last", ("done", "end")])
