"""Given a peer, when it sends an array head that announces 1000 elements in 2 bytes, then error,
close; likewise maps and strings. Origin: Sciter checklist 36."""

import values


def test(t):
    values.refuses(t, values.frame_hex(b"\x99\x03\xe8\x01\x02"))
    values.refuses(t, values.frame_hex(b"\xa2\x01\x02\x03"))
    values.refuses(t, values.frame_hex(b"\xbb\xff\xff\xff\xff\xff\xff\xff\xff\x01\x02"))
    values.refuses(t, values.frame_hex(b"\x5a\xff\xff\xff\xff\x01"))
    values.refuses(t, values.frame_hex(b"\x7b\xff\xff\xff\xff\xff\xff\xff\xff\x61"))
