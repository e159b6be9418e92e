"""One direction of a connection: bytes the sender's system took, of which the first `ready` have
reached the receiver. Bounded at both ends. What happens when they arrive is tcp.py's business.
"""

from .world import WORLD


class Pipe:
    __slots__ = (
        "src",
        "dst",
        "data",
        "head",
        "ready",
        "flight",
        "size",
        "window",
        "fin",
        "ended",
        "rst",
        "queued",
        "stalled",
        "shared",
    )

    def __init__(self, src, dst, size, window, shared):
        self.src = src
        self.dst = dst
        self.data = bytearray()
        self.head = 0
        self.ready = 0  # arrived, not read
        self.flight = 0  # taken from the sender, not arrived
        self.size = size
        self.window = window
        self.fin = False  # the sender has ended
        self.ended = False  # ... and the receiver knows
        self.rst = False  # a reset is under way behind the data
        self.queued = False  # in the network's queue
        self.stalled = False
        self.shared = shared  # output lies in the one heap of all sockets

    def room(self):
        return self.size - self.flight

    def put(self, view, off, n):
        self.data.extend(view[off : off + n])
        self.flight += n
        if self.shared:
            WORLD.heap_used += n

    def arrive(self, n):
        self.ready += n
        self._left_sender(n)

    def drop_flight(self):
        """Forget what has not arrived."""
        n = self.flight
        if n:
            end = self.head + self.ready
            self.data = self.data[self.head : end]
            self.head = 0
            self._left_sender(n)

    def drop_ready(self):
        self.take(self.ready)

    def _left_sender(self, n):
        self.flight -= n
        if self.shared:
            WORLD.heap_used -= n

    def take(self, n):
        """The next n bytes that have arrived; the caller has checked that there are so many."""
        start = self.head
        end = start + n
        chunk = bytes(memoryview(self.data)[start:end])
        self.ready -= n
        if end == len(self.data):
            self.data = bytearray()
            self.head = 0
        elif end > 8192 and end > len(self.data) // 2:
            self.data = self.data[end:]
            self.head = 0
        else:
            self.head = end
        return chunk
