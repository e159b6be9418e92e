"""Buffer of net.stream: bytes with a length. Imports nothing of net but the door.

Numbers, text and charsets are in codec.py, loaded by their first use.

The bytes are `_data`. Whatever changes their number puts another bytearray there: a read that is
under way holds a view, and CPython does not let a bytearray with a view change its size.
"""

import sys

from ..door import door

BIG_ENDIAN = 0
LITTLE_ENDIAN = 1
_OWN = BIG_ENDIAN if sys.byteorder == "big" else LITTLE_ENDIAN


class Buffer:
    """Buffer(length=, value=, type=, byte_order=), or all of it in a dict.

    length            in bytes, default 0; filled up with zeros if the value is shorter;
                      ValueError if it is longer
    value, type       text and its charset (default UTF-8), or a number and its TYPE_ constant; or
                      bytes, bytearray or memoryview, which are copied
    byte_order        of a number; default: the machine's

    Indices are from 0 to length - 1 (IndexError), values modulo 256. A range outside the Buffer is
    a ValueError, a source that is not a Buffer a TypeError; a call that raises has changed
    nothing. Source and destination may be the same Buffer.
    """

    api_name = "Ti.Buffer"
    byte_order = _OWN
    type = value = None

    def __init__(self, params=None, length=None, value=None, type=None, byte_order=None):
        if params is not None:
            self.__init__(**dict(params))
            return
        self._data = bytearray()
        if byte_order is not None:
            if byte_order not in (BIG_ENDIAN, LITTLE_ENDIAN):
                raise ValueError("unknown byte order")
            self.byte_order = byte_order
        if type is not None:
            self.type = type
        if value is not None:
            from .codec import encoded

            self.value = value
            self._data = encoded(value, type, self.byte_order)
        if length is not None:
            if length < len(self._data):
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

    def append(self, source, source_offset=None, source_length=None):
        """Add source, or a range of it, at the end; returns the number of bytes added."""
        return door(Buffer, "append", "stream.buffer_more")(
            self, source, source_offset, source_length
        )

    def insert(self, source, offset, source_offset=None, source_length=None):
        """Insert source, or a range of it, before offset; returns the number of bytes inserted."""
        put = door(Buffer, "insert", "stream.buffer_more")
        return put(self, source, offset, source_offset, source_length)

    def copy(self, source, offset=0, source_offset=None, source_length=None):
        """Overwrite this Buffer from offset on with source, or a range of it; returns the number
        of bytes copied."""
        put = door(Buffer, "copy", "stream.buffer_more")
        return put(self, source, offset, source_offset, source_length)

    def clone(self, offset=None, length=None):
        """Return a new Buffer with a copy of the content, or of a range of it."""
        return door(Buffer, "clone", "stream.buffer_more")(self, offset, length)

    def fill(self, byte, offset=None, length=None):
        """Set all bytes, or a range, to byte modulo 256."""
        return door(Buffer, "fill", "stream.buffer_more")(self, byte, offset, length)

    def clear(self):
        """Set all bytes to zero; the length stays."""
        self._data = bytearray(len(self._data))

    def release(self):
        """Free the memory; the length becomes 0."""
        self._data = bytearray()

    def to_blob(self):
        """Return the content as bytes."""
        return bytes(self._data)

    def to_string(self):
        """Return the content as text; invalid UTF-8 becomes U+FFFD."""
        from .. import utf8

        return utf8.text(bytes(self._data))

    __str__ = to_string


def check(buffer, offset, length):
    """TypeError, ValueError unless these bytes are within the buffer."""
    if not isinstance(buffer, Buffer):
        raise TypeError("not a Buffer")
    if (offset | length) < 0 or offset + length > len(buffer._data):  # TypeError unless integers
        raise ValueError("range outside the buffer")
