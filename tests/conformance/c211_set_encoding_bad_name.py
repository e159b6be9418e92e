"""Given an encoding that is not UTF-8, when set_encoding is called, then it raises at once.
Origin: DESIGN (misuse raises)."""

import net


def test(t):
    t.raises(ValueError, net.Socket().set_encoding, "utf16")
