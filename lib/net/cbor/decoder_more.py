"""Decodes what few CBOR messages contain: big integers, tags, simple values, strings in chunks.
Loaded by the first of them. Pure."""

from .decoder import number, string


def tagged(tag, value, hook):
    """Return the value of a tag and its content."""
    if tag in (2, 3):
        if not isinstance(value, bytes):
            raise ValueError("bad big integer")
        n = int.from_bytes(value, "big")
        return -1 - n if tag == 3 else n
    return value if hook is None else hook(tag, value)


def simple(first, n, hook):
    """Return what hook returns for a simple value without a meaning of its own."""
    if hook is None or first == 0xF8 and n < 32:
        raise ValueError("simple value")
    return hook(None, n)


def chunks(buf, at, end, first, items):
    """Return (value, where it ends, items left) of a string of indefinite length."""
    kind = first & 0xE0
    parts = []
    while True:
        items -= 1
        if items < 0 or at >= end:
            raise ValueError("too many items" if items < 0 else "item is cut")
        first = buf[at]
        at += 1
        if first == 0xFF:
            return (b"" if kind == 0x40 else "").join(parts), at, items
        n = first & 31
        if first & 0xE0 != kind or n == 31:
            raise ValueError("bad chunk")
        if n > 23:
            n = number(buf, at, end, first)
            at += 1 << (first & 3)
        if n > end - at:
            raise ValueError("item is cut")
        if n:
            parts.append(string(buf[at : at + n], first, n))
            at += n
