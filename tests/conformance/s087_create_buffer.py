"""create_buffer(): length 0; with a length of 100: 100 zeros. Origin: t.buffer."""

from net import stream


def test(t):
    empty = stream.create_buffer()
    t.equal((empty.length, len(empty), empty.to_blob()), (0, 0, b""))
    t.equal(empty.api_name, "Ti.Buffer")
    for made in (stream.create_buffer({"length": 100}), stream.create_buffer(length=100)):
        t.equal(made.to_blob(), bytes(100))
    t.raises(ValueError, stream.create_buffer, length=-1)
    t.raises(TypeError, stream.create_buffer, length="5")
    t.raises(TypeError, stream.create_buffer, 5)
    t.raises(TypeError, stream.create_buffer, size=5)
