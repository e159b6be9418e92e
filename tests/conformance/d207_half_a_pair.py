"""Given a text with half of a surrogate pair, alone, in a list or as a key, when it is sent, then
ValueError, and nothing is sent; whole characters beyond 16 bits are. Origin: our own decision."""

import values

HALF = "a" + chr(0xDC00)


def test(t):
    sock, far = values.client(t)
    for value in (HALF, [1, HALF], {"a": HALF}, {HALF: 1}):
        t.raises(ValueError, sock.send, value)
    sock.send({"\U0001f600": "\u20ac\ud7ff"})
    t.until(far.values, "a value")
    t.equal(far.values(), [{"\U0001f600": "\u20ac\ud7ff"}])
