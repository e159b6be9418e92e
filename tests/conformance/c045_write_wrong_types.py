"""Given what is neither text nor bytes, when it is written to an open socket, then TypeError is
raised, the connection is not harmed and nothing is sent. Origin: src, Node."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "error close")
    for wrong in (None, 5, [1, 2], {}, True, 1.5):
        t.raises(TypeError, sock.write, wrong)
    t.raises(TypeError, sock.end, 5)
    t.raises(TypeError, sock.write, b"x", 5)
    sock.write(b"right")
    t.until(lambda: peer.count >= 5, "right")
    t.equal(peer.received, b"right")
    t.equal(log, [])
