"""Given an open socket with a small max_queued, when a write is larger than the system takes, then
either all of it is taken or it raises ENOBUFS with nothing sent. Origin: DESIGN."""

import net


def test(t):
    size = 20000 if t.board else 6000000
    sock, peer = t.client(hold=True, max_queued=1000)
    sent = size
    try:
        sock.write(t.pattern(size))
    except net.NetError as error:
        t.equal(error.code, "ENOBUFS", "code")
        sent = 0
    t.equal(sock.bytes_written, sent, "bytes_written")
    peer.release()
    t.until(lambda: peer.count >= sent, "%d bytes" % sent, 10000)
    sock.write(t.pattern(10, sent))
    t.until(lambda: peer.count >= sent + 10, "the next write")
    t.idle()
    t.equal(peer.count, sent + 10, "bytes at the peer")
    t.intact(peer.chunks)
