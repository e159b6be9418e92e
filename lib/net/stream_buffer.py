"""Buffer of net.stream: bytes with a length. Imports nothing of net at first.

What a program reads and writes with is here; changing more than single bytes is in stream_edit.py,
numbers and character sets are in stream_codec.py, both loaded by their first use.

The bytes are `_data`. Whatever changes their number puts another bytearray there: a read that is
under way holds a view, and CPython does not let a bytearray with a view change its size.
"""

import sys

BIG_ENDIAN = 0
LITTLE_ENDIAN = 1
_OWN = BIG_ENDIAN if sys.byteorder == "big" else LITTLE_ENDIAN


class Buffer:
    """Buffer(length=, value=, type=, byte_order=), or all of it in a dict.

    length            bytes, 0 at first; more than the value needs: zeros; less: ValueError
    value, type       text and its charset (UTF-8), or a number and its TYPE_
    byte_order        of a number; the machine's own

    Indices from 0 to length - 1 (IndexError), values modulo 256. For append, insert, copy, clone
    and fill see stream_edit.py.
    """

    api_name = "Ti.Buffer"

    def __init__(self, params=None, length=None, value=None, type=None, byte_order=None):
        if params is not None:
            self.__init__(**dict(params))
            return
        if byte_order is None:
            byte_order = _OWN
        elif byte_order not in (BIG_ENDIAN, LITTLE_ENDIAN):
            raise ValueError("unknown byte order")
        self.byte_order = byte_order
        self.type = type
        self.value = value
        self._data = b""
        if value is None and length is None:
            self._data = bytearray()
            return
        if value is not None:
            from net.stream_codec import encoded

            self._data = encoded(value, type, byte_order)
        if length is None:
            length = len(self._data)
        elif length < len(self._data):
            raise ValueError("the value does not fit into length")
        self.length = length

    def __len__(self):
        return len(self._data)

    def _resize(self, length):
        if length < 0:
            raise ValueError("length must not be negative")
        old = self._data
        if length < len(old):
            self._data = old[:length]
        else:
            self._data = bytearray(length)
            self._data[: len(old)] = old

    length = property(__len__, _resize)

    def _index(self, i):
        if not 0 <= i < len(self._data):
            raise IndexError("index out of range")
        return i

    def __getitem__(self, i):
        return self._data[self._index(i)]

    def __setitem__(self, i, value):
        self._data[self._index(i)] = value & 255

    def clear(self):
        """All zero; the length stays."""
        self._data = bytearray(len(self._data))

    def release(self):
        """Length 0."""
        self._data = bytearray()

    def to_blob(self):
        """The content as bytes."""
        return bytes(self._data)

    def to_string(self):
        """The content as text; what is not UTF-8 becomes U+FFFD."""
        from net import utf8

        return utf8.text(bytes(self._data))

    __str__ = to_string

    def __getattr__(self, name):
        if name not in ("append", "insert", "copy", "clone", "fill"):
            raise AttributeError(name)
        from net import stream_edit

        setattr(Buffer, name, getattr(stream_edit, name))
        return getattr(self, name)


def check(buffer, offset, length):
    """TypeError, ValueError unless these bytes are within the buffer."""
    if not isinstance(buffer, Buffer):
        raise TypeError("not a Buffer")
    if (offset | length) < 0 or offset + length > len(buffer._data):  # TypeError unless integers
        raise ValueError("range outside the buffer")
