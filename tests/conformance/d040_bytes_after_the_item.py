"""Given a peer, when it sends a frame with one item and one byte more, or with less than one, then
error, close. Origin: Sciter checklist 40."""

import values


def test(t):
    values.refuses(t, values.frame_hex(b"\x01\x02"))
    values.refuses(t, values.frame_hex(b"\x82\x01"))
    values.refuses(t, values.frame_hex(b"\x19\x01"))
