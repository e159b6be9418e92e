"""decode: CBOR to values. Pure. Loaded by the first call; see __init__.py.

It does not recurse, so nesting takes no stack: too deep is a ValueError, whatever called us. A
length is compared with what is there before anything is made for it.
"""

_NONE = object()  # no value; no key yet
_KEYS = 1024  # of a map: those made to collide cost the square of their number
_float = _tagged = None  # floats.decode, decoder_more.tagged, when there was one
_spare: "list | None" = None  # what the last call to succeed had for a stack, empty again
_WIDTHS = b"\x01\x02\x04\x08\0\0\0\0"  # bytes of a number, by the last bits of the head


def decode(buf, at, end, depth=16, hook=None, items=16384):
    """See __init__.py."""
    global _spare
    # What is open: (list, dict or tag; items to come, < 0: any; key) ...
    stack = _spare or [[], 1, _NONE]
    _spare = None  # a hook may decode
    while stack[1]:
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
            if n < 0:
                from .decoder_more import chunks

                value, at, items = chunks(buf, at, end, first, items)
            else:
                if n > end - at:
                    raise ValueError("item is cut")
                value = string(buf[at : at + n], first)
                at += n
        elif first < 0xE0:
            value = _open(stack, first, n, end - at, depth)
        else:
            value = _simple(stack, first, n, hook)
        _put(stack, value, hook)
    if at < end:
        raise ValueError("bytes after the item")
    stack[1] = 1
    _spare = stack
    return stack[0].pop()


def number(buf, at, end, first):
    """The number of a head whose first byte is this; -1: indefinite length, or a break."""
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


def string(part, first):
    """A view of some bytes as str or bytes."""
    if first < 0x60:
        return bytes(part)
    value = str(part, "utf8")
    if len(value) != len(part):
        from ..utf8 import check

        check(bytes(part))
    return value


def _open(stack, first, n, left, depth):
    """Open an array, map or tag, whose items must fit into what is left."""
    if first < 0xA0:
        box = []
    elif first < 0xC0:
        box = {}
        n *= 2
    else:
        box = n
        n = 1
    if n > left:
        raise ValueError("item is cut")
    if len(stack) > depth * 3:
        raise ValueError("nested too deeply")
    # One by one: together they would make a tuple, and below a slice.
    stack.append(box)
    stack.append(n)
    stack.append(_NONE)
    return _NONE


def _simple(stack, first, n, hook):
    """False, True, None, a float; a break closes what is open."""
    if first == 0xFF:
        if stack[-2] >= 0 or stack[-1] is not _NONE:
            raise ValueError("stray break")
        stack[-2] = 0
        return _NONE
    if first > 0xF8:
        global _float
        if _float is None:  # each import takes as long as a value
            from .floats import decode as _float
        return _float(first, n)
    if 0xF3 < first < 0xF8:
        return None if first > 0xF5 else first == 0xF5
    from .decoder_more import simple

    return simple(first, n, hook)


def _put(stack, value, hook):
    """Put a value into what is open; what is full by that is the next value."""
    while True:
        if value is not _NONE:
            box = stack[-3]
            if isinstance(box, list):
                box.append(value)
            elif not isinstance(box, dict):
                global _tagged
                if _tagged is None:
                    from .decoder_more import tagged as _tagged
                stack[-3] = _tagged(box, value, hook)
            elif stack[-1] is not _NONE:
                box[stack[-1]] = value
                stack[-1] = _NONE
            elif not (type(value) is str or type(value) is int) or value in box:
                raise ValueError("key is double, or not str or int")
            elif len(box) == _KEYS:
                raise ValueError("too many keys")
            else:
                stack[-1] = value
            stack[-2] -= 1
        if stack[-2] or len(stack) == 3:
            return
        stack.pop()
        stack.pop()
        value = stack.pop()
