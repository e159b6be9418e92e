"""Idle timers: `timeout` after silence, and the linger after end() on boards. Loaded when used.

Imports the port and loop. A message costs the timer nothing: instead of being notified, the timer
checks the byte counters eight times per period, so `timeout` is never early and at most an eighth
of the period late. After the first `timeout` it checks only once per period, so the next one may
be a period late.
"""

from ._port import const, port
from .emitter import check_callable
from .loop import loop
from .timers import MAX_MS, Timer, again

# Bits of `_st`: the list with their meanings is in socket.py.
_CONNECTING = const(8)
_OPEN = const(16)
_DESTROYED = const(1024)
_WANTED = const(4096 | 8192)  # FLOWING, READABLE: somebody reads
_DISCARD = const(131072)
_PLAIN = const(~1073741823)
_ANSWERED = const(100)  # ms
_LOOKS = const(40)  # five periods: how long a peer may go on sending data that nobody reads
_MOST = const(1048576)  # and how many bytes


class IdleTimer:
    def __init__(self, sock, ms, expired):
        self.sock = sock
        self.ms = ms
        self.expired = expired
        self.timer = None
        self.look = self._look  # once, because each access allocates a bound method
        self.told = False
        if not sock._st & _DESTROYED:
            self.touch()

    def touch(self):
        """Restart the idle time. Allocates: nothing once the heap of timers has room."""
        self.seen = self.sock._rx + self.sock._tx
        self.until = port.ticks_add(port.ticks_ms(), self.ms)
        self.told = False
        if self.timer is None:
            self.timer = Timer(None, ())
            self.timer._keeps = 0  # run() waits for its socket, not for the timer
        if self.timer.fn is None:
            self._arm(self.ms)

    def _arm(self, left):
        step = (self.ms >> 3) + 1
        again(self.timer, self.look, left if left < step else step)

    def cancel(self):
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None  # it stays in the heap for a while, so it cannot be set again

    def _look(self):
        sock = self.sock
        if self.expired is _tell_timeout and sock.timeout != self.ms:
            set_timeout(sock, sock.timeout, sock._on_timeout)  # it was assigned
            return
        if sock._rx + sock._tx != self.seen:
            self.touch()
            return
        left = port.ticks_diff(self.until, port.ticks_ms())
        if left > 0:
            self._arm(left)
            return
        # Armed before the call, because set_timeout in the listener replaces this timer.
        if sock._st & (_OPEN | _CONNECTING):
            again(self.timer, self.look, self.ms)  # to notice new activity
        if not self.told:
            self.told = True
            self.expired(sock)


def set_timeout(sock, msecs, callback=None):
    if port.check is not None:
        port.check()
    if isinstance(msecs, bool) or not isinstance(msecs, (int, float)):
        raise TypeError("msecs must be a number")
    if not 0 <= msecs <= MAX_MS:
        raise ValueError("msecs must be from 0 to 2**29 - 1 (6 days)")
    if callback is not None:
        check_callable(callback, "callback")
    timer = IdleTimer(sock, int(msecs) or 1, _tell_timeout) if msecs else None
    if sock._timer is not None:
        sock._timer.cancel()
    sock._timer = timer
    sock._st &= ~_PLAIN
    ms = 0 if timer is None else timer.ms
    if port.properties is not None:
        sock._timeout = ms  # behind the property
    else:
        sock.timeout = ms
    sock._on_timeout = callback if msecs else None
    return sock


def _tell_timeout(sock):
    callback = sock._on_timeout
    sock._on_timeout = None
    try:
        if callback is not None:
            callback()
        sock.fire("timeout")
    except Exception as error:
        loop.caught(sock, error)


# ---- after end(): waiting for the peer's end


class Linger(IdleTimer):
    """Destroys a socket whose peer does not end.

    Where the platform cannot half-close, a server that has received something from the client
    waits only briefly; closing then sends FIN and the rest. A client, or a server that has only
    sent a greeting, waits longer, because an answer is to be expected. Data that nobody reads is
    discarded meanwhile, so that the peer's end is noticed: at once if there are no listeners,
    after a period if the socket is only paused."""

    def __init__(self, sock):
        self.first = sock._rx
        self.looks = 0
        ms = port.LINGER
        if not port.HALF_CLOSES and sock._server is not None and sock._rx:
            if not sock.allow_half_open:
                ms = _ANSWERED
        super().__init__(sock, ms, _gave_up)

    def touch(self):
        super().touch()
        if self.sock._st & _DISCARD:
            self.looks += 1
            if self.looks > _LOOKS or self.sock._rx - self.first > _MOST:
                self.sock.destroy()


def linger(sock):
    """After end(), if the platform cannot half-close or nobody reads: close when the peer ends, or
    after port.LINGER ms of silence."""
    sock._pending = Linger(sock)
    sock._st &= ~_PLAIN
    if not _wanted(sock) and sock._onread is None and not sock.has("data"):
        _discard(sock)


def _wanted(sock):
    return sock._st & _WANTED or sock._pipe is not None


def _discard(sock):
    sock._st |= _DISCARD
    if sock._ahead is not None:
        sock._ahead = None
        sock._consumed()
    else:
        sock._refresh()


def _gave_up(sock):
    if not port.HALF_CLOSES or sock._st & _DISCARD:
        sock.destroy()
        return
    sock._pending.cancel()
    sock._pending = None
    if not _wanted(sock):  # otherwise the program has resumed reading
        sock._pending = Linger(sock)
        _discard(sock)
