"""insert() at offset = length appends. Origin: android."""

from stream_kit import text


def test(t):
    made = text("abc")
    t.equal(made.insert(text("de"), 3), 2)
    t.equal(made.to_string(), "abcde")
