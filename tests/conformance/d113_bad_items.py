"""Given items outside of the profile, when they arrive, then error, close, no data. Origin:
DESIGN."""

import values

BAD = (
    b"\xff",  # stray breaks
    b"\x81\xff",
    b"\xbf\x01\xff",
    b"\x9f\x01",  # no break
    b"\x5f\x41a",
    b"\x7f\x61\xc3\x61\xbc\xff",  # a character split between chunks
    b"\x5f\x61a\xff",  # a chunk of the other kind
    b"\x5f\x5f\xff\xff",
    b"\x1c",  # reserved heads
    b"\x3f",
    b"\xdf\x00",
    b"\xfe",
    b"\xe0",  # simple values
    b"\xf3",
    b"\xf8\x18",
    b"\xf8\xff",
    b"\xa2\x01\x01\x01\x02",  # keys
    b"\xa2\x61a\x01\x61a\x02",
    b"\xa1\xf5\x01",
    b"\xa1\x41a\x01",
    b"\xa1\xfb\x3f\xf0\x00\x00\x00\x00\x00\x00\x01",
    b"\xa1\x80\x01",
    b"\xc2\x01",  # a big integer that is none
    b"\xc1",
    b"\xfb\x00",
)


def test(t):
    for payload in BAD:
        values.refuses(t, values.frame_hex(payload))
