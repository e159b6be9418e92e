"""copy(source) and copy(source, 15, 0, 2): in place, the length stays. Origin: t.buffer."""

from stream_kit import content, numbers, text


def test(t):
    made, source = numbers(20), text("abcde")
    t.equal(made.copy(source), 5)
    t.equal(content(made), [97, 98, 99, 100, 101] + list(range(5, 20)))
    t.equal(made.copy(source, 15, 0, 2), 2)
    t.equal(content(made)[14:], [14, 97, 98, 17, 18, 19])
    t.equal((made.copy(source, 15), made.length), (5, 20))
    before = content(made)
    for words in ((16,), (-1,), (0, 1, 5), (19, 0, 2)):
        t.raises(ValueError, made.copy, source, *words)
    t.raises(TypeError, made.copy)
    t.raises(TypeError, made.copy, source, 0, 1)
    t.raises(TypeError, made.copy, source, 1.0)
    t.equal(content(made), before)
