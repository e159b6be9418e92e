"""The one heap that lwIP has for the output of all sockets, and what a connection puts there.

After lwIP 2.2's mem.c, tcp_out.c and the options of MicroPython's rp2 port; the figures were seen
on a chip emulator with the real firmware. Sizes are those of a 32-bit machine.
"""

SIZE = 8000
TAKEN = 336  # from boot on: DHCP, mDNS, IGMP
_HEADER = 8  # of a block
_PBUF = 16
_LAYERS = 76  # Ethernet, IPv6 and TCP, as the stack aligns them
_MSS = 800
_SEGMENTS = 32  # of all connections
_PBUFS = 32  # of one


class Heap:
    """Blocks in order of their place; the first hole that is large enough is taken."""

    def __init__(self, size):
        self.size = size
        self.blocks = [(0, TAKEN)]
        self.segments = 0

    def used(self):
        """Bytes, without what is taken from boot on."""
        return sum([end - start for start, end in self.blocks]) - TAKEN

    def hole(self, n):
        """The place in `blocks` and the address of a hole; None: there is none."""
        last = 0
        for i, (start, end) in enumerate(self.blocks):
            if start - last >= n:
                return i, last
            last = end
        return (len(self.blocks), last) if self.size - last >= n else None

    def take(self, n):
        found = self.hole(n)
        if found is None:
            return None
        block = (found[1], found[1] + n)
        self.blocks.insert(found[0], block)
        return block

    def give(self, block):
        self.blocks.remove(block)

    def fits(self, n):
        """Whether a datagram of n bytes would find room."""
        return self.hole(_aligned(n) + _PBUF + _LAYERS + _HEADER) is not None


def _aligned(n):
    return (n + 3) // 4 * 4


class _Segment:
    __slots__ = ("blocks", "n", "room")

    def __init__(self, block, n, room):
        self.blocks = [block]
        self.n = n
        self.room = room  # bytes allocated for writes to come


class Output:
    """What one connection has sent and not seen acknowledged, and what waits."""

    __slots__ = ("acked", "heap", "queued", "reached", "segments", "sent")

    def __init__(self, heap):
        self.heap = heap
        self.segments = []
        self.sent = 0  # so many of them are on their way
        self.queued = 0  # bytes in all
        self.reached = 0  # bytes of the first that the peer has
        self.acked = 0  # bytes of the first that it has acknowledged

    def put(self, n, no_delay):
        """Queue n bytes; False, and nothing is changed: the heap or the pools are full."""
        last = self.segments[-1] if self.sent < len(self.segments) else None
        taken = 0
        block = None
        if last is not None:
            taken = min(n, last.room)
            space = _MSS - last.n - taken
            if taken < n and space > 0:
                block = self._chain(min(space, n - taken), space, no_delay)
                if block is None:
                    return False
        chained = min(_MSS - last.n - taken, n - taken) if block else 0
        new = self._new(n - taken - chained, no_delay)
        if new is None:
            if block:
                self.heap.give(block)
            return False
        if last is not None:
            last.n += taken + chained
            last.room -= taken
            if block:
                last.blocks.append(block)
                last.room = 0 if no_delay else _MSS - last.n
        self.segments += new
        self.queued += n
        return True

    def _chain(self, n, space, no_delay):
        """A further block for the last segment."""
        if self.pieces() >= _PBUFS:
            return None
        return self.heap.take(_aligned(n if no_delay else space) + _PBUF + _HEADER)

    def _new(self, n, no_delay):
        """Segments for n bytes; None: no room, and none is taken."""
        heap = self.heap
        made = []
        while n > 0:
            size = min(n, _MSS)
            # Where a short one cannot go at once there will be room for what is to come.
            exact = no_delay or not (self.segments or made)
            whole = size if exact else _MSS
            block = None
            if heap.segments < _SEGMENTS and self.pieces() + len(made) < _PBUFS:
                block = heap.take(_aligned(whole) + _PBUF + _LAYERS + _HEADER)
            if block is None:
                for segment in made:
                    heap.give(segment.blocks[0])
                    heap.segments -= 1
                return None
            heap.segments += 1
            made.append(_Segment(block, size, whole - size))
            n -= size
        return made

    def pieces(self):
        return sum([len(segment.blocks) for segment in self.segments])

    def left(self):
        """Bytes for which the last segment has room: it has not been sent."""
        return self.segments[-1].room if self.sent < len(self.segments) else 0

    def send(self, no_delay):
        """Send what may be sent; the bytes that are on their way and have not reached the peer."""
        segments = self.segments
        while self.sent < len(segments):
            segment = segments[self.sent]
            last = self.sent == len(segments) - 1
            if last and self.sent and segment.n < _MSS and not no_delay:
                break  # Nagle: it waits for the acknowledgement of what is on its way
            segment.room = 0
            self.sent += 1
        return sum([segment.n for segment in segments[: self.sent]]) - self.reached

    def arrive(self, n):
        self.reached += n

    def unsaid(self):
        """Bytes that have reached the peer and are not acknowledged."""
        return self.reached - self.acked

    def acknowledge(self, n):
        self.queued -= n
        self.acked += n
        while self.segments and self.acked >= self.segments[0].n:
            segment = self.segments.pop(0)
            self.sent -= 1
            self.acked -= segment.n
            self.reached -= segment.n
            self._free(segment)

    def lost(self):
        """It was not acknowledged in time: all but the first waits, and short writes find no room
        where it had been left for them."""
        if self.segments:
            self.sent = 1
            self.segments[-1].room = 0

    def drop(self):
        """The connection is gone."""
        for segment in self.segments:
            self._free(segment)
        self.segments = []
        self.sent = self.queued = self.reached = self.acked = 0

    def _free(self, segment):
        self.heap.segments -= 1
        for block in segment.blocks:
            self.heap.give(block)
