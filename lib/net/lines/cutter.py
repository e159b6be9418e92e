"""LineCutter splits a stream into lines, with the interface of net.framing's Framer. FrameCutter
is a Framer with a shorter length field, or none. No I/O: bytes in, lines and frames out. Part of
net.lines.

A line that is complete in one chunk is delivered in place; only a split line is copied.
"""

from ..framing import Framer


class FrameCutter(Framer):
    """Frames with a length field of `width` bytes; with width 0 every frame has `limit` bytes."""

    def __init__(self, limit: int, width: int):
        super().__init__(limit)
        self._start = self._head = width
        self._fixed = self._size = 0 if width else limit

    def next(self) -> bool:
        if not Framer.next(self):
            return False
        self._size = self._fixed
        return True

    def partial(self) -> bool:
        return self._head != self._start or self._body is not None


class LineCutter:
    r"""put() a chunk; then, while next() is True, buf[at:end] is a line, without "\n" or "\r\n".

    limit   longest line in bytes; next() raises ValueError as soon as one is longer
    """

    def __init__(self, limit: int):
        self.limit = limit
        self.buf: "memoryview" = memoryview(b"")
        self._view = self.buf
        self._data = b""
        self._body: "bytearray | None" = None  # the part of a split line received so far
        self.at = self.end = self.pos = self._n = 0

    def put(self, data, view, n, at):
        """Take bytes at to n of data (bytes or bytearray) and of view, a memoryview of it; they
        must not change until next() returns False."""
        self._data = data
        self._view = view
        self.pos = at
        self._n = n

    def next(self) -> bool:
        """Whether another line is complete. Allocates: nothing, unless a line is split."""
        at = self.pos
        n = self._n
        if at == n:
            return False
        body = self._body
        end = self._data.find(b"\n", at, n)
        if end < 0 or body is not None:
            return self._gather(at, end)
        self.pos = end + 1
        return self._found(self._view, at, end)

    def _gather(self, at, found):
        """Handle a line that is split between chunks."""
        body = self._body
        end = self._n if found < 0 else found
        # "\r" may be the first half of its end.
        if (0 if body is None else len(body)) + end - at > self.limit + 1:
            raise ValueError("line is too long")
        if body is None:
            self._body = body = bytearray()
        body.extend(self._view[at:end])
        self.pos = end
        if found < 0:
            return False
        self.pos = end + 1
        self._body = None
        return self._found(memoryview(body), 0, len(body))

    def _found(self, buf, at, end):
        if end > at and buf[end - 1] == 13:
            end -= 1
        if end - at > self.limit:
            raise ValueError("line is too long")
        self.buf = buf
        self.at = at
        self.end = end
        return True

    def last(self) -> bool:
        """At the end of the stream: whether buf[at:end] is a last line without a line end."""
        body = self._body
        if body is None:
            return False
        self._body = None
        return self._found(memoryview(body), 0, len(body))
