"""Given a tuple, a bytearray and a memoryview, when they are sent, then a list and bytes arrive.
Origin: Sciter checklist 17."""

import values


def test(t):
    sock, far = values.client(t)
    sock.send((1, ("a",)))
    sock.send(bytearray(b"xy"))
    sock.send(memoryview(b"xyz")[1:])
    t.until(lambda: len(far.values()) == 3, "three values")
    t.check(values.same(far.values(), [[1, ["a"]], b"xy", b"yz"]), "%s" % (far.values(),))
