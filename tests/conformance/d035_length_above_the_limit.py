"""Given a max_message_size of 100, when the peer announces 101, then error, close, no data; 100
are let through. Origin: Sciter checklist 35."""

import values


def test(t):
    sock, far = values.client(t, max_message_size=100)
    seen = values.log(sock)
    far.raw(values.frame_hex(b"\x58\x62" + bytes(98)))
    t.wait(seen, "data")
    t.equal(len(seen[0][1]), 98)
    values.refuses(t, "00 00 00 65", max_message_size=100)
    values.refuses(t, "ff ff ff ff")
    values.refuses(t, "47 45 54 20")
