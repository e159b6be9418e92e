"""utf16be and utf16le of 'Ti', without a mark; marks are read by utf16. Origin: apidoc."""

from stream_kit import content

from net import stream


def test(t):
    for kind, want in (("utf16be", [0, 84, 0, 105]), ("utf16le", [84, 0, 105, 0])):
        made = stream.create_buffer(value="Ti", type=kind)
        t.equal(content(made), want, kind)
        t.equal(stream.decode_string(source=made, charset=kind), "Ti")
        marked = stream.create_buffer(value="\ufeffTi", type=kind)
        t.equal(stream.decode_string(source=marked, charset="utf16"), "Ti")
        t.equal(stream.decode_string(source=marked, charset=kind), "\ufeffTi")
    made = stream.create_buffer(value="Ti", type="utf16be")
    t.equal(stream.decode_string(source=made, charset="utf16"), "Ti")
    made = stream.create_buffer(value="\U0001f600", type="utf16be")
    t.equal(content(made), [0xD8, 0x3D, 0xDE, 0x00])
    t.equal(stream.decode_string(source=made, charset="utf16be"), "\U0001f600")
    made = stream.create_buffer(value="\uffff\ud7ff", type="utf16be")
    t.equal(content(made), [255, 255, 0xD7, 255], "the last ones of a single unit")
    t.equal(stream.decode_string(source=made, charset="utf16be"), "\uffff\ud7ff")
