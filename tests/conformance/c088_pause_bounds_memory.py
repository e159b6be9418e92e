"""Given a paused receiver, when the peer sends far more than one buffer, then at most one receive
buffer is read, and after resume all arrives. Origin: D24."""

LARGEST_BUFFER = 65536


def test(t):
    total = 4 * t.bulk
    _, sock, peer = t.accepted()
    chunks = []
    sock.on("data", chunks.append)
    sock.pause()
    for at in range(0, total, t.bulk):  # in parts: a small heap has no room for it in one piece
        peer.send(t.pattern(t.bulk, at))
    t.idle(100)
    t.equal(chunks, [], "data while paused")
    t.check(sock.bytes_read <= LARGEST_BUFFER, "%d bytes read ahead" % sock.bytes_read)
    sock.resume()
    t.until(lambda: sock.bytes_read == total and sum(map(len, chunks)) == total, "all", 10000)
    t.intact(chunks)
