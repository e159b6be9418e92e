"""An umlaut as ascii: 63; byte 200 decoded as ascii: U+FFFD. Origin: android."""

from stream_kit import content

from net import stream


def test(t):
    made = stream.create_buffer(value="\xe4", type=stream.CHARSET_ASCII)
    t.equal(content(made), [63])
    made[0] = 200
    t.equal(stream.decode_string(source=made, charset=stream.CHARSET_ASCII), "\ufffd")
