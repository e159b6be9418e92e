"""Numbers and text in Buffers, for net.stream. Loaded by the first use.

TypeError: a parameter is missing or of the wrong type. ValueError: an unknown type, charset or
byte order, a range outside its buffer or text, or half a surrogate pair in text. What raises has
changed nothing.
"""

import struct

from .. import utf8
from .buffer import BIG_ENDIAN, LITTLE_ENDIAN, Buffer, check

TYPE_BYTE = "byte"
TYPE_SHORT = "short"
TYPE_INT = "int"
TYPE_LONG = "long"
TYPE_FLOAT = "float"
TYPE_DOUBLE = "double"
CHARSET_ASCII = "ascii"
CHARSET_ISO_LATIN_1 = "latin1"
CHARSET_UTF8 = "utf8"
CHARSET_UTF16 = "utf16"
CHARSET_UTF16BE = "utf16be"
CHARSET_UTF16LE = "utf16le"
api_name = "Ti.Codec"
native_byte_order = Buffer.byte_order

_FORMATS = {"byte": "b", "short": "h", "int": "i", "long": "q", "float": "f", "double": "d"}
# Charset: the first code point it cannot encode or, for UTF-16, the index of the high byte.
_SINGLE = {"ascii": 128, "latin1": 256, "iso-latin-1": 256}
_DOUBLE = {"utf16": 0, "utf16be": 0, "utf16le": 1}


def get_native_byte_order():
    """BIG_ENDIAN or LITTLE_ENDIAN."""
    return native_byte_order


# ---- numbers


def _format(type, byte_order):
    if byte_order is None:
        byte_order = native_byte_order
    if type is None:
        raise TypeError("type is missing")
    if type not in _FORMATS or byte_order not in (BIG_ENDIAN, LITTLE_ENDIAN):
        raise ValueError("unknown type or byte order")
    return "><"[byte_order] + _FORMATS[type]


def _number(value, type, byte_order):
    """Return the bytes of a number: integers modulo their size, floats as IEEE 754."""
    form = _format(type, byte_order)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError("not a number")
    if type in ("float", "double"):
        try:
            return struct.pack(form, value)
        except OverflowError:  # raised by CPython; the rounded value is infinite
            return struct.pack(form, float("inf") if value > 0 else float("-inf"))
    try:
        value = int(value)
    except OverflowError:
        raise ValueError("infinity is not an integer")
    return struct.pack(form.upper(), value & (1 << 8 * struct.calcsize(form)) - 1)


def encode_number(options=None, source=None, dest=None, type=None, position=0, byte_order=None):
    """Write a number into the Buffer dest; returns the position after it. Also as a dict."""
    if options is not None:
        return encode_number(**dict(options))
    return _put(dest, position, _number(source, type, byte_order))


def decode_number(options=None, source=None, type=None, position=0, byte_order=None):
    """Return the number at a position of a Buffer, source; integers are signed. Also as a dict."""
    if options is not None:
        return decode_number(**dict(options))
    form = _format(type, byte_order)
    check(source, position, struct.calcsize(form))
    return struct.unpack_from(form, source._data, position)[0]


# ---- text


def encode_string(
    options=None,
    source=None,
    dest=None,
    dest_position=0,
    source_position=0,
    source_length=None,
    charset=None,
):
    """Write text, or a part of it, into the Buffer dest; returns the position after it.

    Also as a dict. No terminator is written."""
    if options is not None:
        return encode_string(**dict(options))
    if not isinstance(source, str):
        raise TypeError("source must be str")
    if source_length is None:
        source_length = len(source) - source_position
    end = source_position + source_length
    if source_position < 0 or source_length < 0 or end > len(source):
        raise ValueError("range outside the text")
    return _put(dest, dest_position, encode(source[source_position:end], charset))


def decode_string(options=None, source=None, position=0, length=None, charset=None):
    """Return the text in the Buffer source, or in a range of it. Also as a dict."""
    if options is not None:
        return decode_string(**dict(options))
    if length is None:
        length = len(source) - position
    check(source, position, length)
    return decode(bytes(source._data[position : position + length]), charset)


def _put(dest, position, data):
    end = position + len(data)
    check(dest, position, len(data))
    dest._data[position:end] = data
    return end


def encoded(value, type, byte_order):
    """Return the bytes of a Buffer's value, as a bytearray."""
    if isinstance(value, str):
        value = encode(value, type)
    elif not isinstance(value, (bytes, bytearray, memoryview)):
        value = _number(value, type, byte_order)
    elif type is not None:
        raise TypeError("bytes have no type")
    return bytearray(value)


def encode(text, charset):
    """Encode str."""
    if charset in (None, "utf8"):
        data = text.encode()
        if b"\xed" in data:  # the first byte of encoded surrogates, among others
            _check_halves(text)
        return data
    if charset in _SINGLE:
        end = _SINGLE[charset]
        return bytes([ord(c) if ord(c) < end else 63 for c in text])
    low = 1 - _place(charset)
    _check_halves(text)
    units = b"\xfe\xff" if charset == "utf16" else b""
    made = bytearray(units)
    for c in text:
        n = ord(c)
        if n > 0xFFFF:
            n -= 0x10000
            _add(made, 0xD800 | n >> 10, low)
            n = 0xDC00 | n & 0x3FF
        _add(made, n, low)
    return made


def _check_halves(text):
    """Raise ValueError if text contains a lone surrogate, as a str of MicroPython may."""
    for c in text:
        if 0xD800 <= ord(c) < 0xE000:
            raise ValueError("half a surrogate pair")


def _add(made, n, low):
    made.append(n >> 8 * low & 255)
    made.append(n >> 8 * (1 - low) & 255)


def _place(charset):
    if charset not in _DOUBLE:
        raise ValueError("unknown charset: %s" % (charset,))
    return _DOUBLE[charset]


def decode(data, charset):
    """Decode bytes; what is invalid in the charset becomes U+FFFD."""
    if charset in (None, "utf8"):
        return utf8.text(data)
    if charset in _SINGLE:
        end = _SINGLE[charset]
        return "".join([chr(b) if b < end else "\ufffd" for b in data])
    high = _place(charset)
    if charset == "utf16" and data[:2] in (b"\xfe\xff", b"\xff\xfe"):
        high = data[0] & 1
        data = data[2:]
    return "".join(_units(data, high))


def _units(data, high):
    """Decode UTF-16; lone surrogates and half units become U+FFFD."""
    first = 0
    for i in range(0, len(data) - 1, 2):
        unit = data[i + high] << 8 | data[i + 1 - high]
        if first and unit & 0xFC00 == 0xDC00:
            yield chr(0x10000 + ((first & 0x3FF) << 10 | unit & 0x3FF))
            first = 0
            continue
        if first:
            yield "\ufffd"
        first = unit if unit & 0xFC00 == 0xD800 else 0
        if not first:
            yield "\ufffd" if unit & 0xFC00 == 0xDC00 else chr(unit)
    if first:
        yield "\ufffd"
    if len(data) & 1:
        yield "\ufffd"
