"""What RP2040 and RP2350 boards with lwIP do in their own way: one small heap for all output.

Part of net_micropython. A "non-blocking" write sleeps, up to 10 s and more, once the 8000 B that
all sockets share are full, and then may claim bytes that it never queued. The stack tells nobody
what was acknowledged, but one connection alone cannot fill the heap: its send buffer is 6400 B. So
one at a time has the turn and may send much; the others share what is left. What tells that the
turn can go on: the peer's answer; more taken than the buffer holds; silence. What this guarantees
and what not stands in docs/ports.md. The last resort: a write is one segment, its time is taken,
and a socket whose write slept is left alone for a while.
"""

import time

from micropython import const

from net_micropython import close as _close

RX_SIZE = 800
_SEGMENT = const(800)
_HEADERS = const(96)  # bytes that the stack adds to a segment in its heap
_BUFFER = const(6400)  # bytes that a connection can have under way, 7168 with their headers
_POOL = const(632)  # bytes for all that have not the turn; 200 are left for acknowledgements
_LITTLE = const(1792)  # bytes: two segments, which no peer keeps unacknowledged for long
_ACKED = const(100)  # ms without a write after which a little has been acknowledged ...
_DONE = const(250)  # ... a lot, to a peer that was reading all the while ...
_TRUST = const(1000)  # ... a lot, to a peer that gave no sign
_TURN = const(500)  # ms that others wait before one that sends and sends lets them
_STUCK = const(10000)  # ms for which a peer may take nothing while others wait for the turn
_GONE = const(11000)  # ms for which the stack goes on sending for a closed connection
_SLEPT = const(20)  # ms: longer than any write that did not wait for the heap
_LIED = const(5000)  # ms: such a write gave up, and its count cannot be trusted
_REST = const(200)  # ms


class _Heap:
    """Who may hold how much of the stack's heap."""

    def __init__(self):
        self.turn = None  # the writer that may send much
        self.pool = 0  # what the others may hold
        self.waits = None  # since when somebody waits for the turn
        self.until = None  # nobody gets it until then: what was closed still holds much


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
        self._out = 0  # bytes that it may hold; with the turn: that it sent since
        self._last = time.ticks_ms()  # when the system took something
        self._full = False  # the system took less than it was offered
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

    def _allowed(self, cost, now):
        if self._until is not None:
            if time.ticks_diff(self._until, now) > 0:
                return False
            self._until = None
        if _heap.turn is not self:
            if time.ticks_diff(now, self._last) > _ACKED:
                self.forget()
            if _heap.pool + cost <= _POOL:
                _heap.pool += cost
            elif not _take_turn(self, now):
                return False
        self._out += cost
        return True

    def _book(self, count, n, now):
        """What came of a write."""
        self._full = count is None or count < n
        if count:
            self._last = now
            if _heap.waits is not None and _heap.turn is self and self.flows():
                if time.ticks_diff(now, _heap.waits) > _TURN:
                    self._until = time.ticks_add(now, _DONE + 50)
        took = time.ticks_diff(time.ticks_ms(), now)
        if took > _SLEPT:
            if took > _LIED:
                raise OSError(110)  # ETIMEDOUT: what was sent is unknown
            self._until = time.ticks_add(now, took + _REST)

    def flows(self):
        """More was taken than its buffer holds, just now too: the peer reads."""
        return self._out > _BUFFER + 8 * _HEADERS and not self._full

    def forget(self):
        """All that was sent has been acknowledged."""
        if _heap.turn is self:
            _heap.turn = None
        else:
            _heap.pool -= self._out
        self._out = 0
        self._full = False

    def done(self, now):
        """Somebody wants the turn: True when this one needs it no more."""
        quiet = time.ticks_diff(now, self._last)
        if self._full:
            if quiet > _STUCK:
                self._owner._write_failed(OSError(110))
            return False
        if self._out <= _LITTLE:
            return quiet > _ACKED
        return quiet > (_DONE if self.flows() else _TRUST)

    def close(self, now):
        """The stack may keep for a while what a closed connection has not sent."""
        if self._full or _heap.turn is self:
            until = time.ticks_add(now, _GONE if self._full else _ACKED)
            if _heap.until is None or time.ticks_diff(until, _heap.until) > 0:
                _heap.until = until
        self.forget()


def _take_turn(writer, now):
    """False: another has it, and the writer waits."""
    if _heap.until is not None and time.ticks_diff(now, _heap.until) >= 0:
        _heap.until = None
    other = _heap.turn
    if _heap.until is not None or other is not None and not other.done(now):
        if _heap.waits is None:
            _heap.waits = now
        return False
    if other is not None:
        other.forget()
    _heap.pool -= writer._out
    _heap.waits = None
    _heap.turn = writer
    writer._out = 0
    return True


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
