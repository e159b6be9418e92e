"""Methods of net.stream's Buffer that change or copy ranges. Loaded by the first: see buffer.py,
where they are declared.
"""

from .buffer import Buffer, check


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


def append(buffer, source, source_offset=None, source_length=None):
    return insert(buffer, source, len(buffer), source_offset, source_length)


def insert(buffer, source, offset, source_offset=None, source_length=None):
    piece = part(source, source_offset, source_length)
    check(buffer, offset, 0)
    end = offset + len(piece)
    old = buffer._data
    buffer.length = len(old) + len(piece)
    buffer._data[end:] = memoryview(old)[offset:]
    buffer._data[offset:end] = piece
    return len(piece)


def copy(buffer, source, offset=0, source_offset=None, source_length=None):
    piece = part(source, source_offset, source_length)
    check(buffer, offset, len(piece))
    buffer._data[offset : offset + len(piece)] = piece
    return len(piece)


def clone(buffer, offset=None, length=None):
    made = Buffer(byte_order=buffer.byte_order, type=buffer.type)
    made._data = part(buffer, offset, length)
    if offset is None:
        made.value = buffer.value
    return made


def fill(buffer, byte, offset=None, length=None):
    at, n = span(buffer, offset, length)
    buffer._data[at : at + n] = bytes((byte & 255,)) * n
