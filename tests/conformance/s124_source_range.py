"""source_position and source_length: that part is encoded; outside raises. Origin: apidoc."""

from net import stream


def test(t):
    dest = stream.create_buffer(length=10)
    n = stream.encode_string(source="0123456789", dest=dest, source_position=3, source_length=4)
    t.equal((n, dest.to_blob()), (4, b"3456" + bytes(6)))
    t.equal(stream.encode_string(source="0123456789", dest=dest, source_position=8), 2)
    t.equal(dest.to_blob(), b"8956" + bytes(6))
    for position, length in ((11, 0), (8, 3), (-1, 2), (0, -1)):
        t.raises(
            ValueError,
            stream.encode_string,
            source="0123456789",
            dest=dest,
            source_position=position,
            source_length=length,
        )
    t.equal(dest.to_blob(), b"8956" + bytes(6))
