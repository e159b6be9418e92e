"""Given a paused socket with a data listener and buffered data, when read() is called, then it
returns the data and emits it as well. Origin: Stream doc (both originals)."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "data")
    sock.pause()
    peer.send(b"abc")
    t.until(lambda: sock.bytes_read == 3, "the read-ahead")
    t.equal(log, [])
    t.equal(sock.read(2), b"ab")
    t.equal(log, [("data", b"ab")])
    t.equal(sock.read(), b"c")
    t.equal(log, [("data", b"abc")])
