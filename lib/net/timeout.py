"""Idle timers: `timeout` after silence, and the linger after end() on boards. Loaded when used.

Imports the port and loop. A message costs nothing here: nobody tells the timer of it. The timer
looks at the byte counters eight times in its period instead, so `timeout` comes at most an eighth
of the period late, never early.
"""

from ._port import const, port
from .loop import loop
from .timers import MAX_MS, Timer, again

# Bits of `_st`: the list with their meanings is in socket.py.
_CONNECTING = const(8)
_OPEN = const(16)
_DESTROYED = const(1024)


class IdleTimer:
    def __init__(self, sock, ms, expired):
        self.sock = sock
        self.ms = ms
        self.expired = expired
        self.timer = Timer(None, ())
        self.look = self._look  # once: each mention makes an object
        self.told = False
        self.touch()

    def touch(self):
        """Idle time starts anew. Allocates: nothing once the timer's heap has room."""
        self.seen = self.sock._rx + self.sock._tx
        self.until = port.ticks_add(port.ticks_ms(), self.ms)
        self.told = False
        if self.timer.fn is None:
            self._arm(self.ms)

    def _arm(self, left):
        step = (self.ms >> 3) + 1
        again(self.timer, self.look, left if left < step else step)

    def cancel(self):
        self.timer.cancel()

    def _look(self):
        sock = self.sock
        if sock._rx + sock._tx != self.seen:
            self.touch()
            return
        left = port.ticks_diff(self.until, port.ticks_ms())
        if left > 0:
            self._arm(left)
            return
        # Armed before the call: set_timeout in the listener replaces this timer.
        if sock._st & (_OPEN | _CONNECTING):
            self._arm(self.ms)
        if not self.told:
            self.told = True
            self.expired(sock)


def set_timeout(sock, msecs, callback=None):
    if isinstance(msecs, bool) or not isinstance(msecs, (int, float)):
        raise TypeError("msecs must be a number")
    if not 0 <= msecs <= MAX_MS:
        raise ValueError("msecs must be from 0 to 2**29 - 1 (6 days)")
    if callback is not None and not callable(callback):
        raise TypeError("callback must be callable")
    if sock._st & _DESTROYED:
        return sock
    if sock._timer:
        sock._timer.cancel()
        sock._timer = None
    if msecs:
        if callback:
            sock.once("timeout", callback)
        sock._timer = IdleTimer(sock, int(msecs) or 1, _tell_timeout)
    elif callback:
        sock.remove_listener("timeout", callback)
    return sock


def _tell_timeout(sock):
    try:
        sock.fire("timeout")
    except Exception as error:
        loop.caught(sock, error)


def linger(sock):
    """After end() where no FIN can be sent alone: close after port.LINGER ms of silence."""
    sock._pending = IdleTimer(sock, port.LINGER, _gave_up)


def _gave_up(sock):
    sock.destroy()
