"""Given a limit of time, when lines come one after the other, each in time, then there is no
timeout, however long it goes on. Origin: issue 19."""

from net.lines import lines


def test(t):
    _, sock, peer = t.accepted()
    log = []
    lines(sock, log.append, log.append, timeout=1000)
    for i in range(10):
        peer.send(b"%d\n" % i)
        t.until(lambda n=i: len(log) > n, log)
        t.idle(150)
    t.equal(log, [b"%d" % i for i in range(10)])
