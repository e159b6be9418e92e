"""40 characters as UTF16: returns 82; decoding gives them back. Origin: t.codec."""

from net import stream


def test(t):
    source = "The quick br\xe4wn fox jumps over the dog. "
    dest = stream.create_buffer(length=100)
    kind = stream.CHARSET_UTF16
    t.equal(stream.encode_string(source=source, dest=dest, charset=kind), 82)
    dest.length = 82
    t.equal(stream.decode_string(source=dest, charset=kind), source)
