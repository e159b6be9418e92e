"""create_buffer() of a number without a type raises, as do True and a list, and bytes with one.
Origin: apidoc, own."""

from net import stream


def test(t):
    t.raises(TypeError, stream.create_buffer, value=5)
    t.raises(ValueError, stream.create_buffer, value=5, type=stream.CHARSET_UTF8)
    t.raises(ValueError, stream.create_buffer, value="five", type=stream.TYPE_INT)
    for value in (True, False, [1, 2]):
        t.raises(TypeError, stream.create_buffer, value=value)
        t.raises(TypeError, stream.create_buffer, value=value, type=stream.TYPE_BYTE)
    t.raises(TypeError, stream.create_buffer, value=b"five", type=stream.TYPE_INT)
