"""decode: CBOR to values. Pure. Loaded by the first call; see __init__.py.

It does not recurse, so nesting uses no stack, and too much of it is a ValueError whoever calls. A
length is compared with the bytes that are there before anything is allocated for it.
"""

FAILED = object()  # returned by item() in place of a value; the reason is in Limits.error
_NONE = object()  # no value; no key yet
_KEYS = 1024  # of a map: the cost of keys made to collide is the square of their number
_WIDTHS = b"\x01\x02\x04\x08\0\0\0\0"  # size of a number, by the last bits of the head
# floats.decode, decoder_more.tagged and chunks, utf8.check, once needed: an import statement takes
# as long as decoding a value.
_float = _tagged = _chunks = _check = None


class Limits:
    """The limits for all items of a connection."""

    def __init__(self, depth, hook, items):
        self.depth = depth
        self.hook = hook
        self.items = items
        self.error: "Exception | None" = None
        self.stack: list = []  # empty between items


def decode(buf, at, end, depth=16, hook=None, items=16384):
    """See __init__.py."""
    limits = Limits(depth, hook, items)
    value = item(buf, at, end, limits)
    if value is FAILED:
        raise limits.error
    return value


def item(buf, at, end, limits):  # noqa: C901  one loop: a call would cost as much as an item
    """As decode, but returns FAILED: with a `try` the caller's frame would be on the heap."""
    depth = limits.depth
    items = limits.items
    stack = limits.stack  # the open containers around `box`: (box, items to come, key) ...
    box = None  # the innermost open list or dict, or the number of a tag
    todo = 0  # items to come; < 0: any number
    key = _NONE
    try:
        while True:
            items -= 1
            if items < 0 or at >= end:
                raise ValueError("too many items" if items < 0 else "item is cut")
            first = buf[at]
            at += 1
            n = first & 31
            if n > 23:
                n = number(buf, at, end, first)
                at += _WIDTHS[first & 7]
            if first < 0x40:
                value = n ^ -(first >> 5)  # -1 - n for negative ones
            elif first < 0x80:
                if n > end - at:
                    raise ValueError("item is cut")
                if n < 0:
                    value, at, items = pieces(buf, at, end, first, items)
                else:
                    value = string(buf[at : at + n], first, n)
                    at += n
            elif first < 0xE0:
                if box is not None:
                    stack.append(box)
                    stack.append(todo)
                    stack.append(key)
                key = value = _NONE
                depth -= 1
                todo = opened(first, n, end - at, depth)
                box = [] if first < 0xA0 else {} if first < 0xC0 else n
                if todo:
                    continue
            elif first == 0xFF:
                if todo >= 0 or key is not _NONE:
                    raise ValueError("stray break")
                value = _NONE
            else:
                value = simple(first, n, limits.hook)
            while True:
                if value is not _NONE:
                    if box is None:
                        if at < end:
                            raise ValueError("bytes after the item")
                        return value
                    if type(box) is list:
                        box.append(value)
                    elif key is not _NONE:
                        box[key] = value  # type: ignore[call-overload, unused-ignore]
                        key = _NONE
                    elif type(box) is dict:
                        key = new_key(value, box)
                    else:
                        box = tagged(box, value, limits.hook)
                    todo -= 1
                    if todo:
                        break
                # A complete container is the next value.
                value = box
                depth += 1
                box = None
                if stack:
                    key = stack.pop()
                    todo = stack.pop()
                    box = stack.pop()
    except (ValueError, MemoryError) as error:
        limits.error = error
        limits.stack = []
        return FAILED


def number(buf, at, end, first):
    """Return the number in a head; -1: indefinite length, or a break."""
    n = first & 31
    if n > 27:
        if n < 31 or first < 0x40 or first == 0xDF:
            raise ValueError("reserved head")
        return -1
    stop = at + (1 << n - 24)
    if stop > end:
        raise ValueError("item is cut")
    n = 0
    while at < stop:
        n = n << 8 | buf[at]
        at += 1
    return n


def string(part, first, n):
    """Return a view of n bytes as str or bytes."""
    if first < 0x60:
        return bytes(part)
    value = str(part, "utf8")
    if len(value) != n:
        global _check
        if _check is None:
            from ..utf8 import check as _check
        _check(bytes(part))
    return value


def pieces(buf, at, end, first, items):
    global _chunks
    if _chunks is None:
        from .decoder_more import chunks as _chunks
    return _chunks(buf, at, end, first, items)


def opened(first, n, left, depth):
    """Return how many items a container has; ValueError unless they fit into the rest."""
    if first >= 0xA0:
        n = n * 2 if first < 0xC0 else 1
    if n > left:
        raise ValueError("item is cut")
    if depth < 0:
        raise ValueError("nested too deeply")
    return n


def new_key(value, box):
    if not (type(value) is str or type(value) is int) or value in box:
        raise ValueError("key is double, or not str or int")
    if len(box) == _KEYS:
        raise ValueError("too many keys")
    return value


def tagged(tag, value, hook):
    global _tagged
    if _tagged is None:
        from .decoder_more import tagged as _tagged
    return _tagged(tag, value, hook)


def simple(first, n, hook):
    """Return False, True, None, a float, or what hook returns for a simple value."""
    if first > 0xF8:
        global _float
        if _float is None:
            from .floats import decode as _float
        return _float(first, n)
    if 0xF3 < first < 0xF8:
        return None if first > 0xF5 else first == 0xF5
    from .decoder_more import simple

    return simple(first, n, hook)
