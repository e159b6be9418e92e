"""Methods of Buffer that change or copy ranges. Loaded by the first; see
Buffer.__getattr__.

A range that leaves its buffer is a ValueError, a source that is no Buffer a TypeError; what raises
has changed nothing. Source and destination may be the same Buffer.
"""

from net.stream_buffer import Buffer, check


def span(buffer, offset, length):
    """(offset, length) of a range, checked; both None: of everything."""
    if (offset is None) != (length is None):
        raise TypeError("offset without length")
    if offset is None and isinstance(buffer, Buffer):
        return 0, len(buffer)
    check(buffer, offset, length)
    return offset, length


def part(buffer, offset, length):
    """A copy of a range."""
    offset, length = span(buffer, offset, length)
    return buffer._data[offset : offset + length]


def append(self, source, source_offset=None, source_length=None):
    """Add at the end; returns the number of bytes added."""
    return insert(self, source, len(self), source_offset, source_length)


def insert(self, source, offset, source_offset=None, source_length=None):
    """Put in before offset; returns the number of bytes."""
    piece = part(source, source_offset, source_length)
    check(self, offset, 0)
    end = offset + len(piece)
    old = self._data
    self.length = len(old) + len(piece)
    self._data[end:] = memoryview(old)[offset:]
    self._data[offset:end] = piece
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
    at, n = span(self, offset, length)
    self._data[at : at + n] = bytes((byte & 255,)) * n
