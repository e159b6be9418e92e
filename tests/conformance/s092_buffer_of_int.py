"""305419896 as INT in both byte orders; byte_order as given, else native. Origin: t.buffer."""

from stream_kit import content

from net import stream


def test(t):
    for order, want in (
        (stream.BIG_ENDIAN, [18, 52, 86, 120]),
        (stream.LITTLE_ENDIAN, [120, 86, 52, 18]),
    ):
        made = stream.create_buffer(value=305419896, type=stream.TYPE_INT, byte_order=order)
        t.equal((content(made), made.byte_order, made.type), (want, order, "int"))
    t.equal(stream.create_buffer().byte_order, stream.get_native_byte_order())
    t.raises(ValueError, stream.create_buffer, value=1, type=stream.TYPE_INT, byte_order=9)
    t.raises(ValueError, stream.create_buffer, length=1, byte_order=9)
