"""All ones decode as -1 as BYTE, SHORT, INT and LONG. Origin: T16."""

from net import stream


def test(t):
    source = stream.create_buffer(length=8)
    source.fill(255)
    for kind in (stream.TYPE_BYTE, stream.TYPE_SHORT, stream.TYPE_INT, stream.TYPE_LONG):
        t.equal(stream.decode_number(source=source, type=kind), -1, kind)
