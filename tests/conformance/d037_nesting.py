"""Given a peer, when it sends 17 nested arrays, then error, close; 16 make data. Tags count.
Origin: Sciter checklist 37."""

import values


def test(t):
    values.refuses(t, values.nested(17))
    values.refuses(t, values.frame_hex(b"\xc1" * 17 + b"\x00"))
    sock, far = values.client(t)
    seen = values.log(sock)
    far.raw(values.nested(16))
    far.raw(values.frame_hex(b"\xc1" * 16 + b"\x05"))
    t.wait(seen, "data", 2)
    value, depth = seen[0][1], 1
    while value:
        value, depth = value[0], depth + 1
    t.equal((depth, seen[1]), (16, ("data", 5)))
