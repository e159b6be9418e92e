"""create_buffer() of a number without a type raises. Origin: apidoc."""

from net import stream


def test(t):
    t.raises(TypeError, stream.create_buffer, value=5)
    t.raises(ValueError, stream.create_buffer, value=5, type=stream.CHARSET_UTF8)
    t.raises(ValueError, stream.create_buffer, value="five", type=stream.TYPE_INT)
    t.raises(TypeError, stream.create_buffer, value=b"five")
