"""Floats of CBOR: each in the shortest of three forms that is exact. Loaded by the first. Pure."""

from struct import pack, unpack


def encode(buf, value):
    """Append a float. Allocates: its packed forms."""
    if value != value:
        buf.extend(b"\xf9\x7e\x00")
        return
    single = _single(value)
    if single is None:
        buf.append(0xFB)
        buf.extend(pack(">d", value))
        return
    value = _half(unpack(">I", single)[0])
    if value < 0:
        buf.append(0xFA)
        buf.extend(single)
    else:
        buf.append(0xF9)
        buf.append(value >> 8)
        buf.append(value & 255)


def _single(value):
    """Return the four bytes that represent value exactly, or None."""
    try:
        single = pack(">f", value)
        return single if unpack(">f", single)[0] == value else None
    except OverflowError:  # MicroPython returns infinity instead
        return None


def _half(bits):
    """Convert the 32 bits of a single to the 16 of a half; -1: not exactly possible."""
    sign = bits >> 16 & 0x8000
    exponent = (bits >> 23 & 255) - 112
    fraction = bits & 0x7FFFFF
    if exponent == 143:  # infinity
        exponent = 31
    elif exponent > 30:
        return -1
    elif exponent <= 0:
        if not bits & 0x7FFFFFFF:
            return sign
        shift = 1 - exponent
        fraction |= 0x800000
        if fraction & (1 << shift) - 1:
            return -1
        fraction >>= shift
        exponent = 0
    if fraction & 0x1FFF:
        return -1
    return sign | exponent << 10 | fraction >> 13


def decode(first, n):
    """Return the float with the bits n, whose width is given by the head."""
    if first == 0xFB:
        return unpack(">d", pack(">Q", n))[0]
    if first == 0xF9:
        exponent = n >> 10 & 31
        if not exponent:
            value = (n & 0x3FF) * 5.960464477539063e-08  # 2 ** -24
            return -value if n & 0x8000 else value
        exponent = 255 if exponent == 31 else exponent + 112
        n = (n & 0x8000) << 16 | exponent << 23 | (n & 0x3FF) << 13
    return unpack(">f", pack(">I", n))[0]
