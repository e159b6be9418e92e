"""What RP2040 and RP2350 boards with lwIP do in their own way: one small heap for all output.

Part of net_micropython. A "non-blocking" write sleeps, up to 10 s and more, once the 8000 B that
all sockets share are full, and then may claim bytes that it never queued. So a write is cut to one
segment, its time is taken, and a socket whose write slept is not written to for a while.
"""

import time

from micropython import const

RX_SIZE = 800
_SEGMENT = const(800)
_SLEPT = const(20)  # ms: longer than any write that did not wait for the heap
_LIED = const(5000)  # ms: such a write gave up, and its count cannot be trusted
_REST = const(200)  # ms


class _Writer:
    """Writes for one socket: at most a segment a call, with rests after a write that slept."""

    def __init__(self, sock):
        self._sock = sock
        self._until = None

    def write(self, buf, off=0, n=None):
        """Allocates: nothing."""
        if self._until is not None:
            if time.ticks_diff(self._until, time.ticks_ms()) > 0:
                return None
            self._until = None
        if n is None:
            n = len(buf)
        begin = time.ticks_ms()
        count = self._sock.write(buf, off, n if n < _SEGMENT else _SEGMENT)
        took = time.ticks_diff(time.ticks_ms(), begin)
        if took > _SLEPT:
            if took > _LIED:
                raise OSError(110)  # ETIMEDOUT: what was sent is unknown
            self._until = time.ticks_add(begin, took + _REST)
        return count


def writer(sock):
    return _Writer(sock)
