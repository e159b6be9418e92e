"""Given stop(), then the socket is paused: what comes before anybody listens waits for him.
Origin: our own decision."""

from net.lines import lines


def test(t):
    _, sock, peer = t.accepted()
    log, rest = [], []
    reader = lines(sock, log.append)
    peer.send(b"hello\n")
    t.until(lambda: log, "a line")
    t.equal(reader.stop(), b"")
    t.check(sock.is_paused(), "paused")
    peer.send(b"more\n")
    t.idle()
    sock.on("data", rest.append)
    t.until(lambda: b"".join(rest) == b"more\n", rest)
    t.equal(log, [b"hello"])
