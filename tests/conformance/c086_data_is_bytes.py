"""Given a data listener, when data is emitted, then the chunk is bytes and not empty. Origin: doc
(bytes: DESIGN)."""


def test(t):
    sock, peer = t.client()
    chunks = []
    sock.on("data", chunks.append)
    peer.send(b"some")
    t.until(lambda: chunks, "data")
    peer.finish()
    t.until(lambda: sock.destroyed, "close")
    for chunk in chunks:
        t.check(isinstance(chunk, bytes) and len(chunk) > 0, "bytes: %r" % chunk)
