"""Given the examples of RFC 8949, appendix A, but for wide floats, when they are decoded
and encoded, then the values and the bytes are those of the table. Origin: DESIGN."""

import values
from appendix_a import DOUBLES, EXAMPLES

from net.cbor import Tagged


def test(t):
    t.equal(len(EXAMPLES) + len(DOUBLES), 81)
    for example in EXAMPLES:
        values.both_ways(t, *example)
    t.equal(values.frame(Tagged(None, 23))[4:], b"\xf7", "undefined")
