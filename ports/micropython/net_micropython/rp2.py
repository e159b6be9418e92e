"""What RP2040 and RP2350 boards with lwIP do in their own way: one small heap for all output.

Part of net_micropython. A "non-blocking" write sleeps, up to 10 s and more, once the 8000 B that
all sockets share are full, and then may claim bytes that it never queued. So a budget is kept of
what each connection may still hold of them. The stack tells nobody what was acknowledged; taken
for signs of it are: an answer of the peer, bytes taken by a send buffer that was full, silence.
What a budget made of such signs does not guarantee stands in docs/ports.md. Its last resort: a
write is one segment, its time is taken, and a socket whose write slept is left alone for a while.
"""

import time

from micropython import const

from net_micropython import close as _close

RX_SIZE = 800
_SEGMENT = const(800)
_HEADERS = const(96)  # what the stack adds to a segment in its heap
_FULL = const(7168)  # a send buffer, 6400 B, with headers: more a connection never holds
_LIMIT = const(7800)  # of 8000: the rest is for what is not ours, such as acknowledgements
_QUIET = const(300)  # ms without a write after which the last has been acknowledged
_TURN = const(200)  # ms that somebody waits before a connection in full flow makes room
_SPLIT = const(1000)  # ms after which one of several that wait for each other goes on
_STUCK = const(10000)  # ms for which a peer may take nothing while others wait for its memory
_SLEPT = const(20)  # ms: longer than any write that did not wait for the heap
_LIED = const(5000)  # ms: such a write gave up, and its count cannot be trusted
_REST = const(200)  # ms


class _Heap:
    """The stack's heap: who may hold how much of it."""

    def __init__(self):
        self.used = 0
        self.waits = None  # since when somebody lacks room
        self.gone = 0  # what closed connections may hold ...
        self.until = 0  # ... at most until then


_heap = _Heap()
_writers = []


class _Writer:
    """Writes for one socket: at most a segment a call, and only what the heap has room for.

    owner   has _rx, the count of bytes that came, and _write_failed(error)
    """

    def __init__(self, sock, owner):
        self.sock = sock
        self._owner = owner
        self._rx = owner._rx
        self._out = 0  # bytes of the heap that it may hold
        self._last = time.ticks_ms()  # when the system took something
        self._full = False  # the system took less than it was offered
        self._waits = None  # since when it lacks room
        self._until = None  # it rests

    def write(self, buf, off=0, n=None):
        """Allocates: nothing."""
        now = time.ticks_ms()
        rx = self._owner._rx
        if rx != self._rx:
            self._rx = rx
            self.forget()  # the peer answered: what went before has arrived
        if n is None:
            n = len(buf) - off
        if n > _SEGMENT:
            n = _SEGMENT  # always the same: TLS wants the same bytes again
        if not self._allowed(n + _HEADERS, now):
            return None
        count = self.sock.write(buf, off, n)
        self._book(count, n, now)
        return count

    def _allowed(self, grow, now):
        if self._until is not None:
            if time.ticks_diff(self._until, now) > 0:
                return False
            self._until = None
        out = self._out
        if out + grow > _FULL:
            grow = _FULL - out
        if _heap.used + grow > _LIMIT and not _find(self, grow, now):
            return False
        if self._waits is not None:
            self._waits = _heap.waits = None
        self._out = out + grow
        _heap.used += grow
        return True

    def _book(self, count, n, now):
        """What came of a write."""
        was_full = self._full
        self._full = count is None or count < n
        if count:
            self._last = now
        if self._full:
            _heap.used += _FULL - self._out
            self._out = _FULL
        elif self._out == _FULL and not was_full and _heap.waits is not None:
            # It takes more than its buffer holds, so the peer reads: it can make room.
            if time.ticks_diff(now, _heap.waits) >= _TURN:
                self._until = time.ticks_add(now, _QUIET + 50)
        took = time.ticks_diff(time.ticks_ms(), now)
        if took > _SLEPT:
            if took > _LIED:
                raise OSError(110)  # ETIMEDOUT: what was sent is unknown
            self._until = time.ticks_add(now, took + _REST)

    def forget(self):
        """All that was sent has been acknowledged."""
        _heap.used -= self._out
        self._out = 0

    def release(self, now):
        """Somebody lacks room: give back what has been acknowledged by all signs."""
        quiet = time.ticks_diff(now, self._last)
        if self._full:
            if quiet > _STUCK:
                self._owner._write_failed(OSError(110))
        elif self._waits is not None:
            if quiet > _SPLIT:
                self.forget()
        elif quiet > _QUIET:
            self.forget()

    def close(self, now):
        """The stack keeps for a while what a closed connection had not sent."""
        _heap.gone += self._out
        _heap.until = time.ticks_add(now, _STUCK if self._full else _QUIET)
        self._out = 0
        if self._waits is not None:
            _heap.waits = None


def _find(writer, grow, now):
    """Look for room that a writer lacks; False: there is none, so it waits."""
    if writer._waits is None:
        writer._waits = now
    if _heap.waits is None:
        _heap.waits = now
    for other in _writers:
        if other._out:
            other.release(now)
    if _heap.gone and time.ticks_diff(now, _heap.until) >= 0:
        _heap.used -= _heap.gone
        _heap.gone = 0
    return _heap.used + grow <= _LIMIT


def writer(sock, owner):
    for known in _writers:
        if known.sock is sock:
            return known
    _writers.append(_Writer(sock, owner))
    return _writers[-1]


def close(sock):
    for known in _writers:
        if known.sock is sock:
            known.close(time.ticks_ms())
            _writers.remove(known)
            break
    _close(sock)
