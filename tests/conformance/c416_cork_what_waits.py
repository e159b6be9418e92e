"""Given a peer that does not read and a queue that is full, when the socket is corked, many pieces
of all sizes are written and it is uncorked, then they come after the rest, whole and in order.
Origin: our own."""


def test(t):
    sock, peer = t.client(hold=True, max_queued=1 << 30)
    sent = t.fill(sock)
    sock.cork()
    peer.release()
    for size in (1, 0, 3, 700, 2, 1500, 5, 0, t.bulk // 4, 11, 40, 4000, 1, 1):
        part = t.pattern(size + 3, sent - 1 if sent else 0)
        sock.write(bytearray(part), 1, size)
        sent += size
    sock.write("")
    t.idle()
    sock.uncork()
    t.until(lambda: peer.count == sent, "all at the peer", 20000)
    t.intact(peer.chunks)
    t.until(lambda: not sock.buffer_size, "nothing waits")
