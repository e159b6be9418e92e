"""Given a.pipe(b) with end left at its default or False, when a ends, then b has ended, or has
not. Origin: Stream doc."""


def test(t):
    for end in (True, False):
        source, source_peer = t.client()
        target, target_peer = t.client()
        t.check(source.pipe(target, end) is target, "pipe returns the destination")
        source_peer.send(b"through")
        source_peer.finish()
        t.until(lambda: source.destroyed and target_peer.received == b"through", "through")
        t.idle()
        t.equal(target.writable, not end, "writable")
        if end:
            t.until(lambda: target_peer.ended, "the end", 5000)
        source.destroy()
        target.destroy()
