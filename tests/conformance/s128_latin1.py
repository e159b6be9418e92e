"""latin1: one byte for each character up to 255; 'iso-latin-1' is the same. Origin: apidoc,
T18."""

from stream_kit import content

from net import stream


def test(t):
    for kind in (stream.CHARSET_ISO_LATIN_1, "latin1", "iso-latin-1"):
        made = stream.create_buffer(value="\xe4\u20ac", type=kind)
        t.equal(content(made), [228, 63], kind)
        t.equal(stream.decode_string(source=made, charset=kind), "\xe4?")
