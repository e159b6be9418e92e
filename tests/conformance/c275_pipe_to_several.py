"""Given a socket piped to two others, when data comes, then both get all of it, and both are
ended. Origin: Stream doc."""


def test(t):
    source, source_peer = t.client()
    first, first_peer = t.client()
    second, second_peer = t.client()
    source.pipe(first)
    source.pipe(second)
    source_peer.send(t.pattern(3000))
    source_peer.finish()
    for peer in (first_peer, second_peer):
        t.until(lambda peer=peer: peer.ended, "the end", 5000)
        t.equal(peer.received, t.pattern(3000))
