"""Given a buffer, when write(buf, off, n) is called, then that part is sent. Origin: DESIGN."""


def test(t):
    sock, peer = t.client()
    t.equal(sock.write(b"0123456789", 3, 4), True, "write")
    sock.write(bytearray(b"abcdef"), 0, 2)
    sock.write(memoryview(b"uvwxyz"), 5, 1)
    sock.write(b"nothing", 7, 0)
    t.until(lambda: peer.count >= 7, "the parts")
    t.equal(peer.received, b"3456abz")
    t.equal(sock.bytes_written, 7, "bytes_written")
