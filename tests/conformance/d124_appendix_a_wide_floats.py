"""Given the examples of RFC 8949, appendix A, whose numbers 32 bits do not hold, when they are
decoded and encoded, then the values and the bytes are those of the table. Origin: DESIGN."""

import values
from appendix_a import DOUBLES

needs = "double"


def test(t):
    for example in DOUBLES:
        values.both_ways(t, *example)
