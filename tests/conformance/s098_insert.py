"""insert(source, 3) and insert(source, 3, 1, 2). Origin: t.buffer."""

from stream_kit import content, numbers, text


def test(t):
    made = numbers(20)
    t.equal((made.insert(text("abcde"), 3), made.length), (5, 25))
    t.equal(content(made), [0, 1, 2, 97, 98, 99, 100, 101] + list(range(3, 20)))
    made = numbers(20)
    t.equal((made.insert(text("abcde"), 3, 1, 2), made.length), (2, 22))
    t.equal(content(made), [0, 1, 2, 98, 99] + list(range(3, 20)))
