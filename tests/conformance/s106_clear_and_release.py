"""clear(): zeros, same length; release(): length 0, and usable again. Origin: t.buffer."""

from stream_kit import content, numbers


def test(t):
    made = numbers(20)
    made.clear()
    t.equal(content(made), [0] * 20)
    made.release()
    t.equal((made.length, content(made)), (0, []))
    made.release()
    t.raises(IndexError, made.__getitem__, 0)
    made.append(numbers(2))
    t.equal(content(made), [0, 1])
