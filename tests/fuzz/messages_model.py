"""What net.messages must do, said a second time and otherwise: Java's narrowing, the wire, frames.

Plain CPython, nothing of net: the model that the fuzzers compare with.
"""

import ctypes
import math
import struct
from fractions import Fraction

CODES = {
    "byte": "b",
    "unsignedbyte": "B",
    "short": "h",
    "unsignedshort": "H",
    "int": "i",
    "float": "f",
    "double": "d",
    "number": "d",
}
LOW_BITS = {
    "byte": ctypes.c_int8,
    "unsignedbyte": ctypes.c_uint8,
    "short": ctypes.c_int16,
    "unsignedshort": ctypes.c_uint16,
    "int": ctypes.c_int32,
}


def as_double(value):
    """A number as a double; an int beyond all doubles is infinite."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def narrowed(kind, value):
    """The number that arrives when value is sent as that type."""
    if kind in ("double", "number"):
        return as_double(value)
    if kind == "float":
        return ctypes.c_float(as_double(value)).value
    if isinstance(value, float) and not math.isfinite(value):
        whole = 0 if math.isnan(value) else int(math.copysign(2**40, value))
    else:
        exact = Fraction(value)
        whole = abs(exact.numerator) // exact.denominator * (1 if exact >= 0 else -1)
    return LOW_BITS[kind](max(-(2**31), min(2**31 - 1, whole))).value


def wire(kind, values):
    """The payload of these values."""
    return b"".join(struct.pack(">" + CODES[kind], narrowed(kind, v)) for v in values)


def same(a, b):
    """Equal, with NaN equal to itself and the zeros apart."""
    return a == b and math.copysign(1, a) == math.copysign(1, b) or (a != a and b != b)


def frame(payload, long=False):
    if long or len(payload) > 254:
        return b"\xff" + struct.pack(">I", len(payload)) + payload
    return struct.pack("B", len(payload)) + payload


def messages(stream, limit):
    """(whole messages, how it went on): "", "partial" or "lost"."""
    found = []
    while stream:
        start, length = 1, stream[0]
        if length == 255:
            if len(stream) < 5:
                # Lost as soon as what is there exceeds the limit, whatever follows.
                lost = int.from_bytes(stream[1:], "big") > limit
                return found, "lost" if lost else "partial"
            start, length = 5, struct.unpack(">I", stream[1:5])[0]
        if length > limit:
            return found, "lost"
        if len(stream) < start + length:
            return found, "partial"
        found.append(stream[start : start + length])
        stream = stream[start + length :]
    return found, ""
