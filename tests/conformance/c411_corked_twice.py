"""Given a socket that was corked twice, when it is uncorked once, then it waits on; with the
second uncork it sends, and a third does nothing. Both return the socket. Origin: Node."""


def test(t):
    sock, peer = t.client()
    t.check(sock.cork() is sock, "cork returns the socket")
    sock.cork()
    sock.write("one ")
    sock.uncork()
    sock.write("two")
    t.idle()
    t.equal(peer.received, b"", "corked still")
    t.check(sock.uncork() is sock, "uncork returns the socket")
    t.until(lambda: peer.count == 7, "all at the peer")
    t.equal(peer.received, b"one two")
    sock.uncork()
    sock.write("!")
    t.until(lambda: peer.count == 8, "no cork is left")
