"""pump() with a piece size of 0 or text, or a handler of 5, raises. Origin: android."""

from net import stream


def test(t):
    made = stream.create_stream(b"abc", stream.MODE_READ)
    for is_async in (False, True):
        t.raises(ValueError, stream.pump, made, print, 0, is_async)
        t.raises(ValueError, stream.pump, made, print, -1, is_async)
        for size in ("10", 20.5, None):
            t.raises(TypeError, stream.pump, made, print, size, is_async)
        t.raises(TypeError, stream.pump, made, 5, 10, is_async)
    target = stream.create_stream(stream.create_buffer(), stream.MODE_WRITE)
    t.raises(ValueError, stream.write_stream, made, target, 0)
    buffer = stream.create_buffer(length=1)
    for call, words in (
        (stream.pump, (5, print, 10)),
        (stream.pump, (5, print, 10, True)),
        (stream.read_all, (5,)),
        (stream.read, (5, buffer, print)),
        (stream.write, (5, buffer, print)),
        (stream.write_stream, (made, 5, 10)),
        (stream.write_stream, (5, target, 10, print)),
    ):
        t.raises(TypeError, call, *words)
    t.raises(TypeError, stream.write_stream, made, target, 10, 5)
    t.equal(stream.read_all(made).length, 3)
