"""encode_number() without source, dest or type, decode_number() likewise: raise. Origin:
t.codec."""

from net import stream


def test(t):
    dest, kind = stream.create_buffer(length=8), stream.TYPE_INT
    t.raises(TypeError, stream.encode_number, dest=dest, type=kind)
    t.raises(TypeError, stream.encode_number, source=1, type=kind)
    t.raises(TypeError, stream.encode_number, source=1, dest=dest)
    t.raises(TypeError, stream.encode_number, {})
    t.raises(TypeError, stream.decode_number, type=kind)
    t.raises(TypeError, stream.decode_number, source=dest)
    t.raises(ValueError, stream.encode_number, source=1, dest=dest, type="word")
    t.raises(ValueError, stream.encode_number, source=1, dest=dest, type=kind, byte_order=7)
    t.raises(ValueError, stream.decode_number, source=dest, type="word")
    t.raises(TypeError, stream.encode_number, source="1", dest=dest, type=kind)
    t.raises(TypeError, stream.encode_number, source=1, dest=b"1234", type=kind)
    t.equal(dest.to_blob(), bytes(8))
