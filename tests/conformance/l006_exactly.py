"""Given exactly(socket, 5, fn), when 17 bytes come in pieces of any size and the peer ends, then
fn has three records, and done says that the last was cut short. Origin: issue 19."""

from net.lines import exactly

SENT = b"AAAAABBBBBCCCCCDD"
WANT = [b"AAAAA", b"BBBBB", b"CCCCC", "cut short"]


def test(t):
    for size in (1, 4, 7, 17):
        _, sock, peer = t.accepted()
        log = []
        exactly(sock, 5, log.append, log.append)
        for i in range(0, len(SENT), size):
            peer.send(SENT[i : i + size])
            t.idle(2)
        peer.finish()
        t.until(lambda log=log: len(log) == 4, log)
        t.equal(log, WANT, "in pieces of %d" % size)
    _, sock, peer = t.accepted()
    log = []
    exactly(sock, 5, log.append, log.append)
    peer.send(b"AAAAA")
    peer.finish()
    t.until(lambda: len(log) == 2, log)
    t.equal(log, [b"AAAAA", "end"], "ended between two")
