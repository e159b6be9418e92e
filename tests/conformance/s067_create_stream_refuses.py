"""create_stream() with no mode, an unknown one, or a source of 5 raises. Origin: android."""

from stream_kit import text

from net import stream


def test(t):
    t.raises(ValueError, stream.create_stream, text("abc"))
    t.raises(ValueError, stream.create_stream, text("abc"), 7)
    t.raises(ValueError, stream.create_stream, {"source": text("abc")})
    t.raises(TypeError, stream.create_stream, 5, stream.MODE_READ)
    t.raises(TypeError, stream.create_stream, "abc", stream.MODE_READ)
    t.raises(TypeError, stream.create_stream)
