"""115,112,195,164,116 as UTF8. Origin: t.codec."""

from net import stream


def test(t):
    source = stream.create_buffer(length=5)
    for i, byte in enumerate((115, 112, 195, 164, 116)):
        source[i] = byte
    t.equal(stream.decode_string({"source": source, "charset": stream.CHARSET_UTF8}), "sp\xe4t")
