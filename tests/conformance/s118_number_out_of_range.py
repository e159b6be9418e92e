"""Too small a buffer, or a position beyond: raises, nothing changed. Origin: apidoc."""

from stream_kit import content, numbers

from net import stream


def test(t):
    made = numbers(4)
    for position in (1, 4, 5, -1):
        where = {"type": "int", "position": position}
        t.raises(ValueError, stream.encode_number, source=1, dest=made, **where)
        t.raises(ValueError, stream.decode_number, source=made, **where)
    t.raises(ValueError, stream.encode_number, source=1, dest=made, type=stream.TYPE_LONG)
    t.equal(content(made), [0, 1, 2, 3])
    made.release()
    t.raises(ValueError, stream.decode_number, source=made, type=stream.TYPE_BYTE)
