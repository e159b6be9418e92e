"""Given a pipe to two destinations, when one is taken away, then the other still gets all, and its
end. Origin: Stream doc, D27."""


def test(t):
    source, source_peer = t.client()
    first, first_peer = t.client()
    second, second_peer = t.client()
    source.pipe(first)
    source.pipe(second)
    source_peer.send(b"both ")
    t.until(lambda: first_peer.received == second_peer.received == b"both ", "both")
    source.unpipe(first)
    source_peer.send(b"one")
    source_peer.finish()
    t.until(lambda: second_peer.ended, "the end", 5000)
    t.equal((first_peer.received, second_peer.received), (b"both ", b"both one"))
    t.equal(first.writable, True, "the first destination's writable")
