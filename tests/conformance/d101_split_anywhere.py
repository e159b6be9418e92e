"""Given a stream of messages, when it arrives in two pieces, split at any index, or byte by byte,
then the values are the same. Origin: DESIGN."""

import values

from net.framing import Framer

ALL = [1, "text", {"a": [1, 2.5, b"\x00\x01"]}, [], "\u0436" * 40, None, 4294967296]


def fed(pieces):
    framer = Framer(1000)
    got = []
    for piece in pieces:
        framer.put(memoryview(piece), len(piece))
        while framer.next():
            if framer.at < framer.end:
                got.append(values.cbor.decode(framer.buf, framer.at, framer.end))
    return got, framer.partial()


def test(t):
    stream = b"".join([values.frame(value) for value in ALL]) + bytes(4)
    for at in range(len(stream) + 1):
        t.equal(fed((stream[:at], stream[at:])), (ALL, False), "split at %d" % at)
    t.equal(fed([stream[i : i + 1] for i in range(len(stream))]), (ALL, False), "single bytes")
    ends = [0]
    for value in ALL:
        ends.append(ends[-1] + len(values.frame(value)))
    for at in range(len(stream)):
        got, partial = fed((stream[:at],))
        t.equal((got, partial), (ALL[: len(got)], at not in ends), "cut at %d" % at)
