"""fill(100), fill(101, 5, 10), fill(1, 19, 1): exactly these ranges. Origin: t.buffer."""

from stream_kit import content, numbers


def test(t):
    made = numbers(20)
    made.fill(100)
    t.equal(content(made), [100] * 20)
    made.fill(101, 5, 10)
    t.equal(content(made), [100] * 5 + [101] * 10 + [100] * 5)
    made.fill(1, 19, 1)
    made.fill(300, 0, 1)
    t.equal(content(made), [44] + [100] * 4 + [101] * 10 + [100] * 4 + [1])
