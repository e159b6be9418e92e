"""Given lines with either end, some empty, in one chunk and in single bytes, then each comes once,
without its end. Origin: issue 19."""

from net.lines import lines

SENT = b"one\r\ntwo\n\n\r\nthr\ree\r\n"
WANT = [b"one", b"two", b"", b"", b"thr\ree"]


def test(t):
    _, sock, peer = t.accepted()
    got = []
    lines(sock, got.append)
    peer.send(SENT)
    t.until(lambda: len(got) == 5, got)
    t.equal(got, WANT)
    got.clear()
    for i in range(len(SENT)):
        peer.send(SENT[i : i + 1])
        t.idle(1)
    t.until(lambda: len(got) == 5, got)
    t.equal(got, WANT, "in single bytes")
