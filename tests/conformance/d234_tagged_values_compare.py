"""Given a tagged value, when it is sent, then it equals a Tagged of the same tag and value, and
nothing else. Origin: CBOR tags (RFC 8949, 3.4)."""

import values

from net.cbor import Tagged


def test(t):
    sock, far = values.client(t)
    one = Tagged(1, 16)
    sock.send(one)
    t.until(lambda: far.peer.count == 6, "a frame")
    t.equal(far.peer.received[4:], b"\xc1\x10")
    t.check(one == Tagged(1, 16), "the same tag and value")
    for other in (Tagged(2, 16), Tagged(1, 17), 16, None):
        t.check(not one == other, "%s equals %r" % (one, other))
    t.equal(repr(one), "Tagged(1, 16)")
