"""Given the examples of RFC 8949, appendix A, when they are decoded and encoded, then the values
and the bytes are those of the table. Origin: DESIGN."""

import values
from appendix_a import EXAMPLES

from net.cbor import Tagged


def encoded(value):
    return values.frame(value)[4:]


def test(t):
    t.equal(len(EXAMPLES), 81)
    for text, value, preferred in EXAMPLES:
        data = bytes.fromhex(text)
        got = values.cbor.decode(memoryview(data), 0, len(data), 16, Tagged)
        t.check(values.same(got, value), "%s gives %s" % (text, got))
        t.equal(encoded(value), bytes.fromhex(preferred or text), "sent for %s" % text)
    t.equal(encoded(Tagged(None, 23)), b"\xf7", "undefined")
