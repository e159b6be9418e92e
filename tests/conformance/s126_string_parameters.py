"""Unknown charset, no source, ranges beyond it: raise. Origin: apidoc."""

from stream_kit import text

from net import stream


def test(t):
    made = text("hello")
    t.raises(ValueError, stream.decode_string, source=made, charset="ebcdic")
    t.raises(ValueError, stream.encode_string, source="hello", dest=made, charset="ebcdic")
    t.raises(TypeError, stream.decode_string, source=None)
    t.raises(TypeError, stream.decode_string, source="hello")
    t.raises(TypeError, stream.encode_string, source=None, dest=made)
    t.raises(TypeError, stream.encode_string, source="hello")
    t.raises(TypeError, stream.encode_string, source=b"hello", dest=made)
    for position, length in ((6, 0), (3, 3), (-1, 2), (0, -1)):
        t.raises(ValueError, stream.decode_string, source=made, position=position, length=length)
    t.raises(ValueError, stream.decode_string, source=made, position=6)
    t.equal(made.to_string(), "hello")
