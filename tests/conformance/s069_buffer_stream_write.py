"""A write stream on 30 bytes: 20 are replaced, then it grows. Origin: t.stream."""

from stream_kit import content, numbers

from net import stream


def test(t):
    target = numbers(30)
    made = stream.create_stream(target, stream.MODE_WRITE)
    piece = stream.create_buffer(length=20)
    piece.fill(99)
    t.equal(made.write(piece), 20)
    t.equal((content(target), target.length), ([99] * 20 + list(range(20, 30)), 30))
    t.equal(made.write(piece), 20)
    t.equal(content(target), [99] * 40)
    t.equal((made.write(piece, 0, 0), target.length), (0, 40))
