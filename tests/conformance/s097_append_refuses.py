"""append() with ranges outside the source raises and changes nothing. Origin: t.buffer, T14."""

from stream_kit import content, numbers, text


def test(t):
    made, source = numbers(20), text("abcde")
    for offset, length in ((0, 6), (5, 1), (3, 5), (-1, 2), (0, -1)):
        t.raises(ValueError, made.append, source, offset, length)
    t.raises(TypeError, made.append)
    t.raises(TypeError, made.append, source, 1)
    t.raises(TypeError, made.append, b"abc")
    t.raises(TypeError, made.append, "abc")
    t.equal(content(made), list(range(20)))
