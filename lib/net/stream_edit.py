"""Methods of Buffer that change or copy ranges. Loaded by the first; see
Buffer.__getattr__.

A range that leaves its buffer is a ValueError, a source that is no Buffer a TypeError; what raises
has changed nothing. Source and destination may be the same Buffer.
"""

from net.stream_buffer import Buffer


def check(buffer, offset, length):
    """TypeError, ValueError unless these bytes are within the buffer."""
    if not isinstance(buffer, Buffer):
        raise TypeError("not a Buffer")
    if offset < 0 or length < 0 or offset + length > len(buffer._data):
        raise ValueError("range outside the buffer")


def part(buffer, offset, length):
    """A copy of a range, or of everything when both are None."""
    if (offset is None) != (length is None):
        raise TypeError("offset and length come together")
    if offset is None:
        offset = 0
        length = len(buffer) if isinstance(buffer, Buffer) else 0
    check(buffer, offset, length)
    return buffer._data[offset : offset + length]


def append(self, source, source_offset=None, source_length=None):
    """Add at the end; returns the number of bytes added."""
    return insert(self, source, len(self), source_offset, source_length)


def insert(self, source, offset, source_offset=None, source_length=None):
    """Put in before offset; returns the number of bytes."""
    piece = part(source, source_offset, source_length)
    check(self, offset, 0)
    data = self._data
    self._data = data[:offset] + piece + data[offset:]
    return len(piece)


def copy(self, source, offset=0, source_offset=None, source_length=None):
    """Copy source over what is here from offset on; returns the number of bytes."""
    piece = part(source, source_offset, source_length)
    check(self, offset, len(piece))
    self._data[offset : offset + len(piece)] = piece
    return len(piece)


def clone(self, offset=None, length=None):
    """A Buffer of its own with this content or a part of it."""
    made = Buffer(byte_order=self.byte_order, type=self.type)
    made._data = part(self, offset, length)
    if offset is None:
        made.value = self.value
    return made


def fill(self, byte, offset=None, length=None):
    """Set all bytes, or a range, to byte modulo 256."""
    n = len(part(self, offset, length))
    at = offset or 0
    self._data[at : at + n] = bytes((byte & 255,)) * n
