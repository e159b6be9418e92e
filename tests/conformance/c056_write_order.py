"""Given small and large writes mixed, when they arrive, then in the order of the calls. Origin:
src."""


def test(t):
    sock, peer = t.client()
    sent = 0
    for size in (1, t.bulk // 4, 2, t.bulk // 3, 3, t.bulk // 5, 1):
        sock.write(t.pattern(size, sent))
        sent += size
    t.until(lambda: peer.count == sent, "%d bytes" % sent, 10000)
    t.intact(peer.chunks)
