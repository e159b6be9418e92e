"""The bytes of 1/3 and of 1.23456789 as DOUBLE. Origin: t.codec."""

from net import stream


def test(t):
    source = stream.create_buffer(length=16)
    third = (63, 213, 85, 85, 85, 85, 85, 85)
    for i, byte in enumerate(third + (63, 243, 192, 202, 66, 131, 222, 27)):
        source[i] = byte
    options = {"source": source, "type": stream.TYPE_DOUBLE, "byte_order": stream.BIG_ENDIAN}
    t.equal(stream.decode_number(options), 1 / 3)
    t.equal(stream.decode_number(position=8, **options), 1.23456789)
