"""dest_position: written there; returns the position after. Origin: apidoc."""

from net import stream


def test(t):
    dest = stream.create_buffer(length=6)
    t.equal(stream.encode_string(source="abc", dest=dest, dest_position=2), 5)
    t.equal(dest.to_blob(), b"\0\0abc\0")
    for position in (4, 6, 7, -1):
        t.raises(ValueError, stream.encode_string, source="abc", dest=dest, dest_position=position)
    t.raises(ValueError, stream.encode_string, source="\xe4\xe4\xe4\xe4", dest=dest)
    t.equal(dest.to_blob(), b"\0\0abc\0")
