"""insert() beyond the end, of too long a range, with one argument: raises. Origin: t.buffer."""

from stream_kit import content, numbers, text


def test(t):
    made, source = numbers(20), text("abcde")
    for words in ((99,), (21,), (-1,), (3, 1, 5), (3, 5, 1), (3, -1, 1)):
        t.raises(ValueError, made.insert, source, *words)
    t.raises(TypeError, made.insert, source)
    t.raises(TypeError, made.insert, source, 3, 1)
    t.raises(TypeError, made.insert, source, "3")
    t.raises(TypeError, made.insert, source, 3.0)
    t.raises(TypeError, made.insert, source, 3, 0.0, 1)
    t.raises(TypeError, made.insert, b"abc", 3)
    t.equal(content(made), list(range(20)))
