"""12 letters as UTF16: 26 bytes, a mark first. Origin: t.buffer."""

from stream_kit import content

from net import stream


def test(t):
    made = stream.create_buffer(value="abcdefghijkl", type=stream.CHARSET_UTF16)
    t.equal((made.length, content(made)[:4]), (26, [254, 255, 0, 97]))
