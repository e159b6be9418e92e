"""A value and a larger length: zeros follow; a smaller one raises. Origin: t.codec."""

from net import stream


def test(t):
    t.equal(stream.create_buffer(value="abc", length=5).to_blob(), b"abc\0\0")
    t.equal(stream.create_buffer(value="abc", length=3).to_blob(), b"abc")
    t.raises(ValueError, stream.create_buffer, value="abc", length=2)
