"""Given a pipe that was undone, when the source is piped elsewhere, then only the new destination
gets what follows, and its end. Origin: Stream doc, D27."""


def test(t):
    source, source_peer = t.client()
    first, first_peer = t.client()
    second, second_peer = t.client()
    source.pipe(first)
    source_peer.send(b"one")
    t.until(lambda: first_peer.received == b"one", "one")
    source.unpipe(first)
    t.idle()
    source.pipe(second)
    source_peer.send(b"two")
    source_peer.finish()
    t.until(lambda: second_peer.ended, "the end", 5000)
    t.equal((first_peer.received, second_peer.received), (b"one", b"two"))
    t.equal(first.writable, True, "the first destination's writable")
