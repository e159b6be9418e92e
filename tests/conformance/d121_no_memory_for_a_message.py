"""Given a message for which memory does not suffice, when it arrives, then error, close; others go
on. Origin: DESIGN."""

import values


def test(t):
    def hook(tag, value):
        raise MemoryError

    other, far = values.client(t)
    seen = values.log(other)
    values.refuses(t, values.frame_hex(b"\xd8\x63\x00"), tag_hook=hook)
    far.send(1)
    t.wait(seen, "data")
    t.equal(seen, [("data", 1)])
