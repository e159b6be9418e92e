"""214375 as SHORT keeps its low-order bits, a LONG as INT too; fractions go. Origin: t.codec."""

from stream_kit import content

from net import stream


def test(t):
    dest = stream.create_buffer(length=2)
    order = stream.BIG_ENDIAN

    def encode(number):
        stream.encode_number(source=number, dest=dest, type="short", byte_order=order)
        return content(dest)

    t.equal(encode(214375), [69, 103])
    t.equal(encode(-1), [255, 255])
    t.equal(encode(-2.9), [255, 254])
    t.equal(encode(2.9), [0, 2])
    t.equal(encode((1 << 70) + 5), [0, 5])
    for number in (float("inf"), float("-inf"), float("nan")):
        t.raises(ValueError, encode, number)
    t.equal(content(dest), [0, 5])
    dest = stream.create_buffer(length=10)
    n = stream.encode_number(
        source=78187493530, dest=dest, type="long", byte_order=order, position=2
    )
    t.equal((n, content(dest)), (10, [0, 0, 0, 0, 0, 18, 52, 86, 120, 154]))
    n = stream.encode_number(source=78187493530, dest=dest, type="int", byte_order=order)
    t.equal((n, content(dest)[:4]), (4, [52, 86, 120, 154]))
