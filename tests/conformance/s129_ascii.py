"""An umlaut as ascii: 63; byte 200 decoded as ascii: U+FFFD. Origin: android."""

from stream_kit import content

from net import stream


def test(t):
    made = stream.create_buffer(value="\xe4", type=stream.CHARSET_ASCII)
    t.equal(content(made), [63])
    for byte, text in ((200, "\ufffd"), (128, "\ufffd"), (127, "\x7f")):
        made[0] = byte
        t.equal(stream.decode_string(source=made, charset=stream.CHARSET_ASCII), text)
    made = stream.create_buffer(value="\x7f\x80", type=stream.CHARSET_ASCII)
    t.equal(content(made), [127, 63])
