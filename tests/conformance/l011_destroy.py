"""Given a listener that destroys the socket at a line, then no other line is told, and
done("close") once. Origin: issue 19."""

from net.lines import lines


def test(t):
    _, sock, peer = t.accepted()
    log = []

    def line(data):
        log.append(data)
        sock.destroy()

    lines(sock, line, t.note(log, "done"), timeout=1000)
    peer.send(b"1\n2\n3\n")
    t.wait(log, "done")
    t.idle(1200)
    t.equal(log, [b"1", ("done", "close")])
