"""encode: values to CBOR, in the shortest form (preferred serialization). Pure. Loaded by the
first call; see __init__.py.

It does not recurse: a list that contains itself is a ValueError, and takes no stack.
"""

_float = None  # floats.encode, when there was one


def encode(value, buf, limit, depth=16):
    """See __init__.py."""
    stack = []
    items = iter((value,))
    table = None  # the dict whose keys the items are
    while True:
        for value in items:
            if table is not None:
                if isinstance(value, bool) or not isinstance(value, (str, int)):
                    raise TypeError("key is not str or int")
                _item(buf, value, limit)
                value = table[value]
            value = _item(buf, value, limit)
            if len(buf) > limit:
                raise ValueError("message too long")
            if value is not None:
                if len(stack) == depth * 2:
                    raise ValueError("nested too deeply")
                stack.append(items)
                stack.append(table)
                items = iter(value)
                table = value if isinstance(value, dict) else None
                break
        else:
            if not stack:
                return
            table = stack.pop()
            items = stack.pop()


def _item(buf, value, limit):
    """One item. Of a container its head, and the answer is what goes into it; else None."""
    if type(value) is str:  # the most frequent by far: keys
        _text(buf, value, limit)
    elif value is None or isinstance(value, bool):
        buf.append(0xF6 if value is None else 0xF5 if value else 0xF4)
    elif isinstance(value, int):
        if value < 0:
            head(buf, 0x20, -1 - value)
        else:
            head(buf, 0, value)
    elif isinstance(value, float):
        global _float
        if _float is None:  # each import takes as long as a value
            from .floats import encode as _float
        _float(buf, value)
    elif isinstance(value, (list, tuple, dict)):
        head(buf, 0xA0 if isinstance(value, dict) else 0x80, len(value))
        return value
    else:
        return _other(buf, value, limit)
    return None


def _other(buf, value, limit):
    if isinstance(value, str):
        return _text(buf, value, limit)
    if isinstance(value, memoryview):
        value = bytes(value)  # its items may be longer than a byte
    elif not isinstance(value, (bytes, bytearray)):
        from .encoder_more import encode

        return encode(buf, value)
    return _string(buf, 0x40, value, limit)


def _text(buf, value, limit):
    data = value.encode()
    if len(data) != len(value):
        from ..utf8 import check

        check(data)  # MicroPython encodes halves of surrogate pairs
    _string(buf, 0x60, data, limit)


def _string(buf, major, value, limit):
    if len(value) > limit:
        raise ValueError("message too long")
    head(buf, major, len(value))
    buf.extend(value)


def head(buf, major, n):
    """The head of an item: its major type, in the upper three bits, and a number."""
    if n < 24:
        buf.append(major | n)
        return
    i = 0
    while n >> (8 << i):
        i += 1
    if i > 3:
        from .encoder_more import big

        big(buf, major, n)
        return
    buf.append(major | 24 + i)
    i = 8 << i
    while i:
        i -= 8
        buf.append(n >> i & 255)
