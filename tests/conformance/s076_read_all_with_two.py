"""read_all() with two arguments raises. Origin: android."""

from net import stream


def test(t):
    made = stream.create_stream(b"abc", stream.MODE_READ)
    t.raises(TypeError, stream.read_all, made, stream.create_buffer())
    t.raises(TypeError, stream.read_all, made, stream.create_buffer(), 5)
    t.raises(TypeError, stream.read_all, made, b"abc", print)
    t.equal(stream.read_all(made).length, 3)
