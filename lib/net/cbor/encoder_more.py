"""Encodes rare values: tags and big integers. Loaded by the first of them. Pure."""

from .encoder import head


class Tagged:
    """A value with a CBOR tag. As the hook of decode, Tagged keeps tags. With tag None: the simple
    value of that number."""

    def __init__(self, tag, value):
        self.tag = tag
        self.value = value

    def __eq__(self, other):
        return isinstance(other, Tagged) and (self.tag, self.value) == (other.tag, other.value)

    def __repr__(self):
        return "Tagged(%r, %r)" % (self.tag, self.value)


def encode(buf, value):
    """Append an item that is not of a common type. Returns what goes into it, or None."""
    if not isinstance(value, Tagged):
        raise TypeError("not serialisable: %s" % type(value))
    tag, value = value.tag, value.value
    if tag is not None:
        if not 0 <= tag < 1 << 64:
            raise ValueError("no such tag")
        head(buf, 0xC0, tag)
        return (value,)
    if not 0 <= value < 256 or 24 <= value < 32:
        raise ValueError("no such simple value")
    head(buf, 0xE0, value)


def big(buf, major, n):
    """Append an integer of more than 64 bits: a tag and its bytes."""
    size = 9
    while n >> size * 8:
        size += 1
    buf.append(0xC3 if major else 0xC2)
    head(buf, 0x40, size)
    buf.extend(n.to_bytes(size, "big"))
