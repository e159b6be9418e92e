"""Content followed by zeros, decoded with a length: only the content. Origin: t.codec."""

from net import stream


def test(t):
    source = stream.create_buffer(value="hello", length=20)
    t.equal(stream.decode_string(source=source, length=5), "hello")
    t.equal(stream.decode_string(source=source, position=1, length=3), "ell")
    t.equal(stream.decode_string(source=source, position=5), "\0" * 15)
    t.equal(stream.decode_string(source=source, position=20), "")
