"""25,4,158,63 as FLOAT, little-endian: 1.2345 to four places. Origin: t.codec."""

from net import stream


def test(t):
    source = stream.create_buffer(length=4)
    for i, byte in enumerate((25, 4, 158, 63)):
        source[i] = byte
    got = stream.decode_number(source=source, type="float", byte_order=stream.LITTLE_ENDIAN)
    t.check(abs(got - 1.2345) < 0.00005, "1.2345")
