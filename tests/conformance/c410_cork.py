"""Given a connection, when it is corked, ten short writes are made and it is uncorked, then
nothing is sent before, and then all of it, in order. Origin: Node's cork."""


def test(t):
    sock, peer = t.client()
    sock.cork()
    for i in range(10):
        sock.write(t.pattern(20, i * 20))
    t.equal(sock.buffer_size, 200, "waiting")
    t.idle()
    t.equal(peer.count, 0, "at the peer before uncork")
    sock.uncork()
    t.equal(sock.buffer_size, 0, "waiting after uncork")
    t.until(lambda: peer.count == 200, "all at the peer")
    t.intact(peer.chunks)
    t.equal(sock.bytes_written, 200)
    sock.write(t.pattern(20, 200))  # as before it
    t.until(lambda: peer.count == 220, "what came after")
    t.intact(peer.chunks)
