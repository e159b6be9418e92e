"""Given a paused socket with buffered data, when read() is called, then it returns them; a second
read() None. Origin: Stream doc."""


def test(t):
    sock, peer = t.client()
    t.equal(sock.read(), None, "nothing yet")
    peer.send(b"abc")
    t.until(lambda: sock.bytes_read == 3, "the read-ahead")
    t.equal(sock.read(), b"abc")
    t.equal(sock.read(), None, "second read()")
