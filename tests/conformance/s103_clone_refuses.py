"""clone(25, 10), clone(10, 20), clone(5) of 20 bytes raise. Origin: t.buffer."""

from stream_kit import numbers


def test(t):
    made = numbers(20)
    t.raises(ValueError, made.clone, 25, 10)
    t.raises(ValueError, made.clone, 10, 20)
    t.raises(ValueError, made.clone, -1, 5)
    t.raises(TypeError, made.clone, 5)
    t.raises(TypeError, made.clone, "0", "5")
