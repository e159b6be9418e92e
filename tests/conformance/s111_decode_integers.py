"""154,120,86,52,18,0,0,0 as LONG, INT and SHORT. Origin: t.codec."""

from net import stream


def test(t):
    source = stream.create_buffer(length=8)
    for i, byte in enumerate((154, 120, 86, 52, 18)):
        source[i] = byte
    little, big = stream.LITTLE_ENDIAN, stream.BIG_ENDIAN
    decode = stream.decode_number
    t.equal(decode(source=source, type="long", byte_order=little), 78187493530)
    t.equal(decode(source=source, type="int", byte_order=big, position=1), 2018915346)
    t.equal(decode({"source": source, "type": "short", "byte_order": little}), 30874)
