"""fill(), fill(1, 0, 99), fill(1, 19, 2), fill(1, 3) raise. Origin: t.buffer."""

from stream_kit import content, numbers


def test(t):
    made = numbers(20)
    t.raises(TypeError, made.fill)
    t.raises(ValueError, made.fill, 1, 0, 99)
    t.raises(ValueError, made.fill, 1, 19, 2)
    t.raises(TypeError, made.fill, 1, 3)
    t.raises(TypeError, made.fill, "a")
    t.equal(content(made), list(range(20)))
