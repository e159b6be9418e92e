"""Framer: cuts a stream into frames, each with its length in front. Pure: bytes in, frames out.

The length is 4 bytes, big-endian; with `short` 1 byte, or 255 and then 4 bytes. A frame that lies
whole in one chunk is given where it lies. Only a split one is gathered, in a buffer that grows by
what has arrived, never by what was announced.
"""


class Framer:
    """put(view, n) a chunk; then, while next() is True, buf[at:end] is a frame.

    limit   longest frame; ValueError out of next() when a longer one is announced
    """

    def __init__(self, limit: int, short: bool = False):
        self.limit = limit
        self.buf: "memoryview" = memoryview(b"")
        self._view = self.buf
        self._body: "bytearray | None" = None  # what has come of a split frame
        # pos: how far the chunk has been taken
        self.at = self.end = self.pos = self._n = self._size = 0
        self._start = self._head = 5 if short else 4  # bytes of the header to come

    def put(self, view, n, at=0):
        """A chunk: the bytes from at to n of a memoryview, which must stay as they are until
        next() is False."""
        self._view = view
        self.pos = at
        self._n = n

    def next(self) -> bool:
        """Whether another frame is complete. Allocates: nothing, unless a frame is split."""
        # One assignment each: three at once make a tuple.
        at = self.pos
        if at == self._n or self._head and not self._header(at):
            return False
        view = self._view
        at = self.pos
        body = self._body
        end = at + self._size
        if end > self._n:
            if at < self._n:
                if body is None:
                    self._body = body = bytearray()
                body.extend(view[at : self._n])
                self._size = end - self._n
                self.pos = self._n
            return False
        self.pos = end
        if body is not None:
            body.extend(view[at:end])
            self._body = None
            view = memoryview(body)
            at = 0
            end = len(body)
        self.buf = view
        self.at = at
        self.end = end
        self._size = 0
        self._head = self._start
        return True

    def _header(self, at):
        """Whether the length is known."""
        view = self._view
        n = self._n
        head = self._head
        size = self._size
        while head and at < n:
            byte = view[at]
            at += 1
            head -= 1
            size = size << 8 | byte
            if head == 4:  # the first byte of a short header
                if byte < 255:
                    head = 0
                else:
                    size = 0
        self.pos = at
        self._head = head
        self._size = size
        if size > self.limit:
            raise ValueError("message of %d bytes announced" % size)
        return not head

    def partial(self) -> bool:
        """Whether the stream may not end here: it is inside a header or a frame."""
        return self._head != self._start
