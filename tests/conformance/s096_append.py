"""append() of a whole and of a part (3, 2). Origin: t.buffer."""

from stream_kit import numbers, text

from net import stream


def test(t):
    made = numbers(20)
    t.equal((made.append(text("abcde")), made.length), (5, 25))
    t.equal(made.to_blob()[20:], b"abcde")
    made = numbers(20)
    t.equal((made.append(text("abcde"), 3, 2), made.length), (2, 22))
    t.equal(made.to_blob()[20:], b"de")
    t.equal((made.append(stream.create_buffer()), made.append(text("abc"), 3, 0)), (0, 0))
