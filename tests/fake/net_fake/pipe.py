"""One direction of a connection: bytes the sender's system took, of which the first `ready` have
reached the receiver. Bounded at both ends. What happens when they arrive is tcp.py's business.
"""

from .world import WORLD

_SEGMENT = 800  # bytes: peers acknowledge more than that at once


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
        "late",
        "output",
        "since",
    )

    def __init__(self, src, dst, size, window, output):
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
        self.output = output  # what lies in the one heap of all sockets, where there is one
        self.late = False  # it will be missed
        self.since = None  # when what is under way was lost

    def room(self):
        return self.size - (self.output.queued if self.output else self.flight)

    def put(self, view, off, n):
        self.data.extend(view[off : off + n])
        self.flight += n

    def sendable(self):
        """Bytes that are on their way: what has not arrived, but for what Nagle holds back."""
        return self.output.send(self.src.no_delay()) if self.output else self.flight

    def arrive(self, n):
        self.ready += n
        self.flight -= n
        if self.output:
            self.output.arrive(n)
            if not WORLD.acks or self.output.unsaid() > _SEGMENT:
                WORLD.at(WORLD.latency, self._acknowledge, self.output.unsaid())
            elif self.output.unsaid() == n:
                WORLD.at(WORLD.acks, self._acknowledge, 0)

    def _acknowledge(self, n):
        output = self.output
        output.acknowledge(min(n or output.unsaid(), output.unsaid()))
        self.src.wake()
        WORLD.kick(self)

    def drop_flight(self):
        """Forget what has not arrived."""
        n = self.flight
        if n:
            end = self.head + self.ready
            self.data = self.data[self.head : end]
            self.head = 0
            self.flight = 0
        if self.output:
            self.output.drop()

    def drop_ready(self):
        self.take(self.ready)

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
