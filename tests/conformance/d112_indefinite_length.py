"""Given arrays, maps and strings of indefinite length, when they arrive, then the values are those
of definite length. Origin: DESIGN."""

import values


def test(t):
    sock, far = values.client(t)
    seen = values.log(sock)
    for payload in (
        b"\x9f\x01\x9f\xff\xa0\xff",
        b"\xbf\x61a\xbf\xff\x02\x9f\xff\xff",
        b"\x7f\x61a\x60\x78\x01b\x62\xc3\xbc\xff",
        b"\x5f\xff",
    ):
        far.raw(values.frame_hex(payload))
    t.wait(seen, "data", 4)
    t.equal(values.told(seen, "data"), [[1, [], {}], {"a": {}, 2: []}, "ab\u00fc", b""])
