"""Given a tag or simple value beyond what CBOR has, when it is sent, then ValueError, and nothing
is sent; the largest are. Origin: RFC 8949."""

import values

from net.cbor import Tagged

LARGEST = (1 << 64) - 1


def test(t):
    sock, far = values.client(t)
    for tag in (LARGEST + 1, -1):
        t.raises(ValueError, sock.send, Tagged(tag, 0))
    for simple in (-1, 24, 31, 256):
        t.raises(ValueError, sock.send, Tagged(None, simple))
    t.idle(20)
    t.equal(far.peer.count, 0)
    sock.send(Tagged(LARGEST, 0))
    sock.send(Tagged(None, 255))
    t.until(lambda: far.peer.count == 4 + 10 + 4 + 2, "both")
    t.equal(far.peer.received[4:14], b"\xdb" + b"\xff" * 8 + b"\0")
    t.equal(far.peer.received[18:], b"\xf8\xff")
