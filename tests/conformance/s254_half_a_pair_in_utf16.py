"""Half of a surrogate pair is no text in any charset of Unicode: ValueError. Origin: ours."""

from net import stream


def test(t):
    for charset in ("utf16", "utf16be", "utf16le"):
        for text in ("\ud800", "a\udfffb"):
            t.raises(ValueError, stream.create_buffer, value=text, type=charset)
