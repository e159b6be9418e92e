"""An append stream writes at the end. Origin: t.stream."""

from stream_kit import text

from net import stream


def test(t):
    target = text("0123")
    made = stream.create_stream(target, stream.MODE_APPEND)
    t.equal(made.write(text("abcdefgh")), 8)
    t.equal(made.write(text("xyz"), 1, 1), 1)
    t.equal(target.to_string(), "0123abcdefghy")
