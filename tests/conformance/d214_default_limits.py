"""Given no limits, when a message has 16384 items (on boards 2048), one of them 15 deep, then it
arrives; one item more, or deeper, is refused. Origin: our own decision."""

import values

needs = "heap 150k"  # a list of so many items wants a large block


def items(n):
    """A list that makes n items with itself."""
    n -= 1
    return values.frame_hex(b"\x99" + bytes([n >> 8, n & 255]) + bytes(n))


def test(t):
    most = 2048 if t.board else 16384
    sock, far = values.client(t)
    seen = values.log(sock)
    far.raw(items(most))
    far.raw(values.nested(16))
    t.wait(seen, "data", 2)
    t.equal(len(values.told(seen, "data")[0]), most - 1)
    far.peer.close()
    t.wait(seen, "close")
    values.refuses(t, items(most + 1))
    values.refuses(t, values.nested(17))
