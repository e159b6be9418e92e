"""Given a stack that is nearly used up, when nested items are decoded and encoded there, then that
works as far down as flat ones do. Origin: DESIGN."""

import values

NESTED = 200


def depth_of(work, level=0):
    """How far down this can still be done."""
    try:
        work()
        return depth_of(work, level + 1)
    except RuntimeError:
        return level


def decoding(data):
    return lambda: values.cbor.decode(memoryview(data), 0, len(data), NESTED)


def encoding(value):
    return lambda: values.cbor.encode(value, bytearray(), 10000, NESTED)


def test(t):
    deep = []
    for _ in range(NESTED - 1):
        deep = [deep]
    more = NESTED - 1
    for make, small, large in (
        (decoding, b"\x81\x80", b"\x81" * more + b"\x80"),
        (decoding, b"\xc1\x00", b"\xc1" * more + b"\x80"),
        (decoding, b"\xa1\x01\xa0", b"\xa1\x01" * more + b"\xa0"),
        (encoding, [[]], deep),
    ):
        make(large)()
        reached = depth_of(make(small))
        t.check(reached > 10, "the stack has %d levels" % reached)
        t.check(abs(depth_of(make(large)) - reached) <= 2, "nesting takes stack")
