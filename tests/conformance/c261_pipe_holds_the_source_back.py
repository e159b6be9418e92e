"""Given a pipe to a peer that does not read, when much comes, then what waits stays bounded; when
the peer reads, then all arrives. Origin: D28, FIELD-NOTES (7)."""

LARGEST_BUFFER = 65536


def test(t):
    total = (30 if t.board else 8) * t.bulk
    source, source_peer = t.client()
    target, target_peer = t.client(hold=True)
    source.pipe(target)
    for at in range(0, total, t.bulk):
        source_peer.send(t.pattern(t.bulk, at))
    source_peer.finish()
    t.idle(300)
    t.check(target.buffer_size <= 2 * LARGEST_BUFFER, "%d bytes wait" % target.buffer_size)
    t.check(t.board or source.bytes_read < total, "the source is held back")
    target_peer.release()
    t.until(lambda: target_peer.count == total, "all", 20000)
    t.intact(target_peer.chunks)
    t.until(lambda: target_peer.ended, "the end", 5000)
