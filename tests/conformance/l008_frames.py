"""Given frames with a length of 1 to 4 bytes in front, whole and split, one of them empty, then fn
has each. Origin: issue 19."""

from net.lines import frames

WANT = [b"one", b"", b"x" * 200]


def test(t):
    for width in (1, 2, 3, 4):
        sent = b"".join([len(body).to_bytes(4, "big")[4 - width :] + body for body in WANT])
        _, sock, peer = t.accepted()
        got = []
        frames(sock, got.append, width=width)
        peer.send(sent)
        t.until(lambda got=got: len(got) == 3, got)
        for i in range(0, len(sent), 50):
            peer.send(sent[i : i + 50])
            t.idle(2)
        t.until(lambda got=got: len(got) == 6, got)
        t.equal(got, WANT * 2, "width %d" % width)
        peer.close()
