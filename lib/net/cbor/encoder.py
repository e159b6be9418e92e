"""encode: values to CBOR, in the shortest form (preferred serialization). Pure. Loaded by the
first call; see __init__.py.

It does not recurse: a list that contains itself is a ValueError and uses no stack.
"""

_float = None  # floats.encode, once needed


def encode(value, buf, limit, depth=16):  # noqa: C901  one loop
    """See __init__.py."""
    value = item(buf, value, limit)
    if value is None:
        value = ()
    elif depth < 1:
        raise ValueError("nested too deeply")
    stack = []  # the open containers around `items`: (items to come, their dict) ...
    table = value if isinstance(value, dict) else None  # the dict, if the items are its keys
    items = iter(value)
    while len(buf) <= limit:
        for value in items:
            if table is not None:
                if type(value) is str:
                    text(buf, value, limit)
                else:
                    other_key(buf, value, limit)
                value = table[value]
            if type(value) is str:
                text(buf, value, limit)
                continue
            value = item(buf, value, limit)
            if value is not None:
                if len(stack) >= depth * 2 - 2:
                    raise ValueError("nested too deeply")
                stack.append(items)
                stack.append(table)
                items = iter(value)
                table = value if isinstance(value, dict) else None
                break
            if len(buf) > limit:
                break
        else:
            if not stack:
                break
            table = stack.pop()
            items = stack.pop()
    if len(buf) > limit:
        raise ValueError("message too long")


def item(buf, value, limit):
    """Append one item, or the head of a container. Returns what goes into it, or None."""
    if value is None or isinstance(value, bool):
        buf.append(0xF6 if value is None else 0xF5 if value else 0xF4)
    elif isinstance(value, int):
        if value < 0:
            head(buf, 0x20, -1 - value)
        else:
            head(buf, 0, value)
    elif isinstance(value, float):
        global _float
        if _float is None:  # an import statement takes as long as a value
            from .floats import encode as _float
        _float(buf, value)
    elif isinstance(value, (list, tuple, dict)):
        head(buf, 0xA0 if isinstance(value, dict) else 0x80, len(value))
        return value
    elif isinstance(value, str):
        text(buf, value, limit)
    else:
        return other(buf, value, limit)
    return None


def other_key(buf, value, limit):
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise TypeError("key is not str or int")
    item(buf, value, limit)


def text(buf, value, limit):
    data = value.encode()
    if len(data) != len(value):
        from ..utf8 import check

        check(data)  # MicroPython encodes lone surrogates
    string(buf, 0x60, data, limit)


def other(buf, value, limit):
    if isinstance(value, memoryview):
        value = bytes(value)  # its items may be larger than a byte
    elif not isinstance(value, (bytes, bytearray)):
        from .encoder_more import encode

        return encode(buf, value)
    return string(buf, 0x40, value, limit)


def string(buf, major, value, limit):
    n = len(value)
    if len(buf) + n > limit:
        raise ValueError("message too long")
    if n < 24:
        buf.append(major | n)
    else:
        head(buf, major, n)
    buf.extend(value)


def head(buf, major, n):
    """Append the head of an item: major type, in the upper three bits, and a number."""
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
