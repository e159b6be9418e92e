"""1.2345 as FLOAT, big-endian: 63,158,4,25. What does not fit is infinite. Origin: t.codec."""

from stream_kit import content

from net import stream


def test(t):
    dest = stream.create_buffer(length=4)
    order = stream.BIG_ENDIAN
    n = stream.encode_number(source=1.2345, dest=dest, type=stream.TYPE_FLOAT, byte_order=order)
    t.equal((n, content(dest)), (4, [63, 158, 4, 25]))
    stream.encode_number(source=1e300, dest=dest, type=stream.TYPE_FLOAT, byte_order=order)
    t.equal(content(dest), [127, 128, 0, 0])
    stream.encode_number(source=-1e300, dest=dest, type=stream.TYPE_FLOAT, byte_order=order)
    t.equal(content(dest), [255, 128, 0, 0])
