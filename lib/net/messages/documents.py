"""JSON documents of messages. Loaded when a type needs it. Does no I/O."""

import json

from .. import utf8
from . import MessageError

_DEPTH = 16  # levels of nesting that may be sent
_DIGITS = 400  # digits of a received number: 2**1024 has 309
_KEYS = 1024  # keys of a received object
_HIGH = ("d8", "d9", "da", "db")  # the first digits of surrogates
_LOW = ("dc", "dd", "de", "df")
_SPLITS = len(json.loads('"\\ud83d\\ude00"')) > 1  # MicroPython decodes a pair as two characters


def dump(value):
    _check(value, _DEPTH)
    return json.dumps(value).encode()


def _check(value, depth):
    """Check a value before dumps, because MicroPython's writes anything, JSON or not."""
    if isinstance(value, str):
        utf8.encode(value)
        return
    if value is None or isinstance(value, (bool, int)):
        return
    if isinstance(value, float) and value - value == 0:
        return
    if depth and isinstance(value, (list, tuple, dict)):
        for element in value:
            if isinstance(value, dict):
                if not isinstance(element, str):
                    break
                utf8.encode(element)
                element = value[element]
            _check(element, depth - 1)
        else:
            return
    raise MessageError("send: JSON cannot contain %r" % (value,), "EINVAL")


def parse(buf, at, end):
    text = buf if isinstance(buf, str) else utf8.text(buf[at:end])
    try:
        if _closed(text):
            if _SPLITS and "\\u" in text:
                # An escaped backslash does not escape what follows.
                text = "\\\\".join([_paired(part) for part in text.split("\\\\")])
            return json.loads(text)
        error = "brackets are left open"
    except (ValueError, RuntimeError) as problem:  # RuntimeError: nested too deeply
        error = problem
    raise MessageError("not JSON: %s" % error)


def _paired(text):
    """Replace each escaped surrogate pair by the character itself."""
    parts = text.split("\\u")
    made = [parts[0]]
    i = 1
    while i < len(parts):
        high = parts[i]
        i += 1
        low = parts[i] if i < len(parts) else ""
        if len(high) == 4 and high[:2].lower() in _HIGH and low[:2].lower() in _LOW:
            pair = (int(high, 16) & 0x3FF) << 10 | int(low[:4], 16) & 0x3FF
            made.append(chr(0x10000 + pair) + low[4:])
            i += 1
        else:
            made.append("\\u" + high)
    return "".join(made)


def _closed(text):
    """Check a document before loads, because MicroPython's accepts one whose end is missing.
    ValueError: that, or parsing it would take quadratic time."""
    outside = "".join(text.replace("\\\\", "").replace('\\"', "").split('"')[::2])
    if len(outside) > _DIGITS:
        _check_digits(outside)
        if outside.count(":") > _KEYS:
            _check_keys(outside)
    return outside.count("[") == outside.count("]") and outside.count("{") == outside.count("}")


def _check_digits(outside):
    for digit in "123456789":
        outside = outside.replace(digit, "0")
    if "0" * (_DIGITS + 1) in outside:
        raise ValueError("a number of more than %d digits" % _DIGITS)


def _check_keys(outside):
    """Limit the keys of each object, because keys can be chosen to collide."""
    counts = [0]
    for c in outside:
        if c == "{":
            counts.append(0)
        elif c == "}" and len(counts) > 1:
            counts.pop()
        elif c == ":":
            counts[-1] += 1
            if counts[-1] > _KEYS:
                raise ValueError("more than %d keys" % _KEYS)
