"""Given messages in two pieces, split at any byte, when a DataSocket receives them, then it tells
the same values: that a chunk is one message is only what it looks for first. Origin: our own."""

import values

ALL = [7, "text", [1, None], {"a": b"\x00\x01"}]


def test(t):
    sock, far = values.client(t)
    seen = values.log(sock)
    wire = b"".join([values.frame(value) for value in ALL])
    for at in range(1, len(wire)):
        core = sock._core
        before = core.bytes_read
        far.peer.send(wire[:at])
        t.until(lambda: core.bytes_read == before + at, "the first piece")
        far.peer.send(wire[at:])
        t.until(lambda: len(seen) >= len(ALL), seen)
        t.equal(values.told(seen, "data"), ALL, "split at %d" % at)
        seen.clear()
