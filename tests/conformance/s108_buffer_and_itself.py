"""A buffer appended to, inserted into, copied over itself. Origin: 1.6."""

from stream_kit import text


def test(t):
    made = text("abc")
    t.equal((made.append(made), made.to_string()), (3, "abcabc"))
    t.equal((made.insert(made, 1, 0, 2), made.to_string()), (2, "aabbcabc"))
    t.equal((made.copy(made, 1, 0, 4), made.to_string()), (4, "aaabbabc"))
