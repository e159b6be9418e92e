"""A read stream over 100 bytes: 20, 20, the rest, then -1. Origin: t.stream."""

from stream_kit import content, numbers

from net import stream


def test(t):
    source = numbers(100)
    made = stream.create_stream(source, stream.MODE_READ)
    buffer = stream.create_buffer(length=20)
    t.equal((made.read(buffer), content(buffer)), (20, list(range(20))))
    t.equal((made.read(buffer), content(buffer)), (20, list(range(20, 40))))
    rest = stream.create_buffer(length=80)
    t.equal((made.read(rest), content(rest)[:60]), (60, list(range(40, 100))))
    t.equal((made.read(rest), made.read(rest)), (-1, -1))
    t.equal(made.read(rest, 0, 0), 0)
