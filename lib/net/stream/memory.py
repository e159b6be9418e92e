"""Streams of net.stream over Buffers and bytes. Loaded by the first create_stream()."""

import net

from . import MODE_APPEND, MODE_READ, MODE_WRITE
from .buffer import Buffer
from .callbacks import finish
from .operation import answer, operation


def create_stream(source=None, mode=None):
    if isinstance(source, dict):
        return create_stream(**source)
    blob = isinstance(source, bytes)
    if not blob and not isinstance(source, Buffer):
        raise TypeError("source must be a Buffer or bytes")
    if mode not in (MODE_READ, MODE_WRITE, MODE_APPEND) or blob and mode != MODE_READ:
        raise ValueError("mode must be MODE_READ, of a Buffer also MODE_WRITE or MODE_APPEND")
    if not blob:
        return BufferStream(source, mode)
    buffer = Buffer()
    buffer._data = source  # only read
    return BlobStream(buffer, mode)


class BufferStream:
    """Reads the Buffer from its start, or overwrites it and, beyond its end, extends it.

    MODE_APPEND writes from its end on. Forms and results of read() and write() as of a TCP socket;
    NetError EBADF in the other direction and when closed."""

    api_name = "Ti.BufferStream"

    def __init__(self, source, mode):
        self._source = source
        self._mode = mode
        self._at = len(source) if mode == MODE_APPEND else 0

    def is_readable(self):
        return self._mode == MODE_READ

    def is_writable(self):
        return self._mode in (MODE_WRITE, MODE_APPEND)

    def close(self):
        """End reading and writing; the Buffer is kept."""
        self._mode = None

    def read(self, buffer, offset=None, length=None, callback=None):
        if self._mode != MODE_READ:
            raise net.NetError(9, "read")
        e = operation(self, buffer, offset, length, callback)
        at = self._at
        piece = self._source._data[at : at + e._left]
        n = len(piece)
        buffer._data[e._at : e._at + n] = piece
        self._at = at + n
        finish(e, n or (-1 if e._left else 0))
        return answer(e)

    def write(self, buffer, offset=None, length=None, callback=None):
        if not self.is_writable():
            raise net.NetError(9, "write")
        e = operation(self, buffer, offset, length, callback)
        n = e._left
        if n:
            piece = buffer._data[e._at : e._at + n]
            at = self._at
            self._at = end = at + n
            if end > len(self._source):
                self._source.length = end
            self._source._data[at:end] = piece
        finish(e, n)
        return answer(e)


class BlobStream(BufferStream):
    """Reads bytes."""

    api_name = "Ti.BlobStream"
