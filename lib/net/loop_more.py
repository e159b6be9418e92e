"""What few programs ask of the loop: functions of `net`, which load this; and ending a poll.
Imports the port."""

from ._port import port
from .errors import NetError
from .loop import loop, nothing
from .resolving import Resolution, check_text


def lookup(host, done, family):
    check_text(host or 0, "host")
    if not callable(done):
        raise TypeError("done must be callable")
    if family not in (0, 4, 6):
        raise ValueError("family must be 0, 4 or 6")
    Resolution(_Lookup(done)).begin(host, 0, family)


class _Lookup:
    def __init__(self, done):
        self.done = done
        loop.open += 1

    def _resolved(self, error, addr, text, family):
        loop.open -= 1
        self.done(error, text, family)


def close_all():
    for owner in list(loop.handles.values()):
        owner._abandon()
    closing = loop.closing
    if not loop.inside:
        for i in range(len(closing)):
            owner, sock = closing[i]
            if sock is not None:
                loop.forget(sock, True)
                closing[i] = (owner, None)


def fail_all(errno):
    for owner in list(loop.handles.values()):
        if hasattr(owner, "_rx"):  # a Socket, no Server
            owner.destroy(NetError(errno, "read"))


# ---- ending a poll


class _Waker:
    """A handle of the loop that keeps nothing open."""

    _cb = None

    def __init__(self):
        self.sock, self.wake, self._drain = port.waker()
        try:
            loop.watch(self, self.sock, self._mask())
        except MemoryError:
            port.close(self.sock)
            raise

    def _mask(self):
        return 25  # READ, ERR and HUP

    def _ready(self, flags):
        self._drain()
        loop.defer(nothing, None)

    def _doomed(self):
        """A function given to wake() raised."""

    def _abandon(self):
        """close_all leaves it."""


def arm():
    """Make the loop wakeable; once."""
    if loop.waker is None:
        loop.waker = waker = _Waker()
        loop.wake = waker.wake
