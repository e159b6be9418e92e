"""cork and uncork: writes that are held back and sent together. Loaded by the first cork().
Contains the bodies of doors of Socket. Imports the port and loop.

While corked, a socket's queue is a Corked, and write() puts everything into it. Where the platform
has a gathering write, one system call then sends it all without copying; elsewhere short entries
are copied together into the loop's receive buffer, which on boards has the size of a segment.
"""

from ._port import const, port
from .loop import loop
from .writable import call
from .writable_more import Queue

# Bits of `_st`: the list with their meanings is in socket.py.
_OPEN = const(16)
_ENDING = const(64)
_DESTROYED = const(1024)
_RESTING = const(1048576)
_CORKED = const(8388608)
_PLAIN = const(~1073741823)


class Corked(Queue):
    """A queue that sends as many entries as possible with each system call."""

    def __init__(self, before):
        super().__init__()
        self.corks = 0
        self.offered = 0  # bytes that were not taken: TLS wants just these again
        if before is not None:
            self.items = before.items
            self.head = before.head
            self.size = before.size
            self.rest = before.rest
            self.writer = before.writer
            self.offered = self._first()

    def _first(self):
        """How much the first entry has."""
        at = self.head
        return self.items[at + 2] - self.items[at + 1] if at < len(self.items) else 0

    def flush(self, owner):
        """As Queue.flush. Allocates: views of what it joins."""
        gather = getattr(owner._sys, "gather", None) if port.GATHERS else None
        sent = 0
        while self.head < len(self.items):
            if not self.size:
                count = 0  # nothing but empty writes
            elif gather is not None:
                count = gather(self.items, self.head)
            else:
                count = self._offer()
            if not count and self.size:
                break
            sent += count
            self._taken(owner, count)
        self._trim()
        return sent

    def _offer(self):
        """One write; what it took, None for nothing."""
        view = loop.buffer()  # nobody has anything in it while a program may write
        first = self._first()
        n = self.offered
        if not n:
            n = first if first * 2 > len(view) else min(self.size, len(view))
            self.offered = n
        at = self.head
        if n <= first:
            count = self.writer(self.items[at], self.items[at + 1], n)
        else:
            try:
                self._join(view, n)
            except MemoryError:
                return None  # later, as if the system were full
            count = self.writer(view, 0, n)
        if count:
            self.offered = n - count
        return count

    def _join(self, view, n):
        """Copy the first n bytes into view."""
        items = self.items
        at = self.head
        done = 0
        while done < n:
            off = items[at + 1]
            part = min(items[at + 2] - off, n - done)
            view[done : done + part] = memoryview(items[at])[off : off + part]
            done += part
            at += 4

    def _taken(self, owner, count):
        """The system has so many bytes more."""
        items = self.items
        self.size -= count
        while self.head < len(items):
            left = self._first()
            at = self.head
            if count < left:
                items[at + 1] += count
                break
            count -= left
            self.head = at + 4
            if items[at + 3]:
                loop.defer(call, owner, items[at + 3])
            items[at] = items[at + 3] = None


def cork(sock):
    if port.check is not None:
        port.check()
    if not sock._st & (_ENDING | _DESTROYED):
        if not sock._st & _CORKED:
            q = sock._q
            if not isinstance(q, Corked):  # else it knows what was offered
                q = Corked(q)
            if q.writer is None:
                q.writer = sock._wr
            sock._q = q
            sock._wr = None
            sock._st = sock._st & ~_PLAIN | _CORKED
            sock._refresh()
        sock._q.corks += 1
    return sock


def uncork(sock):
    if sock._st & _CORKED:
        sock._q.corks -= 1
        if not sock._q.corks:
            sock._st &= ~_CORKED
            if sock._st & (_OPEN | _RESTING) == _OPEN:
                sock._flush()
    return sock
