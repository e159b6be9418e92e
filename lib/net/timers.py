"""Timers: call_later, and what timeout.py and the port's limits need. Imports the port and loop.

A heap of Timer objects, ordered by time. A cancelled timer stays in it until it is due or until
too many have accumulated.
"""

import heapq

from ._port import const, port
from .emitter import check_callable
from .loop import loop, nothing

_ticks_ms = port.ticks_ms
_ticks_diff = port.ticks_diff

MAX_MS = 0x1FFFFFFF  # half the period of the clock

_FARTHEST = const(0x1FFFFFFF - 60000)
_LATE = const(-40)  # ms: the loop has stood still

_last = 0  # the order of the timer set last
_looked = False  # whether it was polled since timers were found to be late
_most = 16  # entries of the heap: with more, those that are cancelled go


class Timer:
    """Returned by call_later and call_every; may be cancelled at any time."""

    _keeps = 1  # as a Socket's

    def __init__(self, fn, args):
        self.fn = fn
        self.args = args
        self.due = 0
        self.order = 0

    def __lt__(self, other):
        first = _ticks_diff(self.due, other.due)
        return first < 0 or first == 0 and self.order < other.order

    def cancel(self):
        """Cancel the call. Has no effect once the function has been called."""
        if port.check is not None:
            port.check()
        if self.fn is not None:
            self.fn = None
            loop.live -= self._keeps

    def unref(self):
        """Let run() return even while this timer is pending. Returns self."""
        from .keeping import keep

        return keep(self, 0)

    def ref(self):
        """Undo unref(). Returns self."""
        from .keeping import keep

        return keep(self, 1)


def call_later(ms, fn, *args):
    """Call fn(*args) once, ms milliseconds from now, from the loop. Returns a Timer.

    TypeError: fn is not callable, or ms no number. ValueError: ms is not from 0 to 2**29 - 1 (6
    days).
    RuntimeError: called from another thread while the loop runs; see wake."""
    if port.check is not None:
        port.check()
    check_callable(fn, "fn")
    check_ms(ms, 0)
    timer = Timer(None, args)
    again(timer, fn, int(ms))
    return timer


def check_ms(ms, least):
    """Raise TypeError or ValueError unless a timer can be set to ms."""
    if not (isinstance(ms, int) or isinstance(ms, float)):  # a tuple would allocate
        raise TypeError("ms must be a number")
    if not least <= ms <= MAX_MS:
        raise ValueError("ms must be from %d to 2**29 - 1 (6 days)" % least)


def again(timer, fn, ms):
    """Use a timer that is not in the heap. Allocates: nothing while the heap has room.
    MemoryError: it is as it was."""
    global _last, _most
    timers = loop.timers
    if len(timers) > _most:
        n = 0
        for entry in timers:  # in its place: memory may be short, and this is what frees some
            if entry.fn is not None:
                timers[n] = entry
                n += 1
        while len(timers) > n:
            timers.pop()
        heapq.heapify(timers)
        _most = max(16, 2 * len(timers))
    # A minute less than half the clock's period: else it comes before those that are late.
    timer.due = port.ticks_add(_ticks_ms(), min(ms, _FARTHEST))
    # Timers of the same ms run in the order in which they were set.
    _last = timer.order = _last + 1 & 0x3FFFFFFF
    if loop.inside and not loop.jobs:
        loop.defer(nothing, None)  # the loop may be about to sleep for too long
    heapq.heappush(timers, timer)
    timer.fn = fn
    loop.live += timer._keeps


def run_due():
    """Call what is due. Returns ms until the next, -1 without one.

    Where a listener has kept the loop, 0 at first: what has come meanwhile is told before
    anybody's time is over."""
    global _looked
    timers = loop.timers
    now = _ticks_ms()
    while timers:
        timer = timers[0]
        left = _ticks_diff(timer.due, now)
        if left > 0 and timer.fn is not None:
            _looked = False
            return left
        fn = timer.fn
        if left < _LATE and fn is not None and not _looked:
            _looked = True
            return 0
        heapq.heappop(timers)
        if fn is not None:
            timer.fn = None
            loop.live -= timer._keeps
            loop.told = True
            try:
                if timer.args:
                    fn(*timer.args)
                else:
                    fn()  # a star would allocate
            except Exception as error:
                loop.caught(None, error)
            if _ticks_diff(now, _ticks_ms()) < _LATE:
                break  # it has kept the loop
    _looked = False
    return 0 if timers else -1


loop.run_due = run_due
