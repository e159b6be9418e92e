"""Given output that the peer does not take, when it is sent little by little, then buffer_size
falls to 0, where drain comes. Origin: Node (bufferSize)."""


def test(t):
    sock, peer = t.client(hold=True)
    t.equal(sock.buffer_size, 0, "at first")
    sent = t.fill(sock)
    sizes = []
    sock.on("drain", lambda: sizes.append(sock.buffer_size))
    before = sock.buffer_size
    t.check(0 < before <= sent, "%d bytes wait" % before)
    sock.write(t.pattern(100, sent))
    t.equal(sock.buffer_size, before + 100, "after one write more")
    peer.release()
    t.until(lambda: sizes, "drain", 10000)
    t.equal(sizes, [0], "at drain")
