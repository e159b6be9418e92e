"""length assigned smaller, then larger: data kept, growth zero. Origin: apidoc."""

from stream_kit import text


def test(t):
    made = text("0123456789")
    made.length = 4
    t.equal(made.to_blob(), b"0123")
    made.length = 6
    t.equal((made.to_blob(), made.length, len(made)), (b"0123\0\0", 6, 6))
    for wrong, kind in ((-1, ValueError), ("3", TypeError)):
        t.raises(kind, setattr, made, "length", wrong)
    t.equal(made.length, 6)
