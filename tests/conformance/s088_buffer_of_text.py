"""create_buffer() of text: its UTF-8, as long as that is. Origin: t.buffer."""

from stream_kit import content

from net import stream


def test(t):
    made = stream.create_buffer({"value": "sp\xe4t"})
    t.equal((made.length, content(made), made.value), (5, [115, 112, 195, 164, 116], "sp\xe4t"))
    t.equal(stream.create_buffer(value="").length, 0)
