"""Given the codec's functions, when their arguments come as one dict, then they do the same as
with words; a range outside the text is a ValueError. Origin: Titanium."""

from net import stream


def test(t):
    buffer = stream.create_buffer(length=8)
    at = stream.encode_string({"source": "abcdef", "dest": buffer, "source_position": 2})
    t.equal((at, buffer.to_blob()), (4, b"cdef" + bytes(4)))
    t.equal(stream.decode_string({"source": buffer, "position": 1, "length": 2}), "de")
    words = {"source": 513, "dest": buffer, "type": stream.TYPE_SHORT, "position": 4}
    t.equal(stream.encode_number(dict(words, byte_order=stream.BIG_ENDIAN)), 6)
    t.equal(buffer.to_blob()[4:6], b"\x02\x01")
    words = {"source": buffer, "type": stream.TYPE_SHORT, "position": 4}
    t.equal(stream.decode_number(dict(words, byte_order=stream.BIG_ENDIAN)), 513)
    for start, length in ((-1, 1), (0, -1), (0, 7), (6, 1), (7, 0)):
        words = {"source": "abcdef", "dest": buffer, "source_position": start}
        t.raises(ValueError, stream.encode_string, dict(words, source_length=length))
    words = {"source": "abcdef", "dest": buffer, "source_position": 6, "source_length": 0}
    t.equal(stream.encode_string(words), 0)
