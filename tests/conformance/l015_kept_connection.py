"""Given done() that returns True at a timeout, then the connection stays and can be read anew, and
readers that have stopped leave no listener. Origin: issue 19."""

from net.lines import lines


def test(t):
    _, sock, peer = t.accepted()
    log = []

    def done(reason):
        log.append(reason)
        return True

    for _ in range(3):
        lines(sock, log.append, done, timeout=50)
        t.until(lambda n=len(log): len(log) > n, log)
    t.equal(log, ["timeout"] * 3)
    t.equal([sock.listener_count(name) for name in ("end", "close", "error", "resume")], [0] * 4)
    lines(sock, log.append)
    peer.send(b"at last\n")
    t.until(lambda: len(log) == 4, log)
    t.equal(log[3], b"at last")
    t.equal(peer.gone, False)
