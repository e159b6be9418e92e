"""63 as BYTE at position 1: only that byte changes, returns 2. Origin: t.codec."""

from stream_kit import content, numbers

from net import stream


def test(t):
    dest = numbers(4)
    t.equal(stream.encode_number(source=63, dest=dest, type=stream.TYPE_BYTE, position=1), 2)
    t.equal(content(dest), [0, 63, 2, 3])
