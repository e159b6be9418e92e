"""Given an offset or length beyond the buffer, when write(buf, off, n) is called, then ValueError
is raised and nothing is sent. Origin: DESIGN."""


def test(t):
    sock, peer = t.client()
    for off, n in ((-1, 2), (0, 7), (5, 2), (7, 0), (0, -1), (2, 1 << 40)):
        t.raises(ValueError, sock.write, b"abcdef", off, n)
    sock.write(b"!")
    t.until(lambda: peer.count, "the good write")
    t.equal(peer.received, b"!")
    t.equal(sock.bytes_written, 1, "bytes_written")
