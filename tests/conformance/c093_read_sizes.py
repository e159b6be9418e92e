"""Given 'abc' buffered, when read(2), read(99) are called, then 'ab', 'c'; sizes below 1 give
None. Origin: D25."""


def test(t):
    sock, peer = t.client()
    peer.send(b"abc")
    t.until(lambda: sock.bytes_read == 3, "the read-ahead")
    t.equal(sock.read(0), None, "read(0)")
    t.equal(sock.read(-1), None, "read(-1)")
    t.equal(sock.read(2), b"ab")
    t.equal(sock.read(99), b"c")
    t.equal(sock.read(1), None, "nothing left")
