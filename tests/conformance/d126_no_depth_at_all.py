"""Given a depth of 0, when a list is encoded, then that is a ValueError, an empty one, too; what
is no container is encoded. Origin: DESIGN."""

import values


def test(t):
    for value in ([], {}, [1]):
        t.raises(ValueError, values.cbor.encode, value, bytearray(), 100, 0)
        made = bytearray()
        values.cbor.encode(value, made, 100, 1)
        t.check(len(made) > 0, "encoded")
    made = bytearray()
    values.cbor.encode(5, made, 100, 0)
    t.equal(made, b"\x05")
