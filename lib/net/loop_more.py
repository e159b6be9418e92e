"""Rarely used parts of the loop: some functions of `net`, waking the loop, forks. Imports the
port."""

from ._port import const, port
from .emitter import check_callable
from .errors import NetError
from .loop import loop, nothing
from .poller import renew
from .resolving import Resolution, check_where

_MOST_POSTED = const(32)  # pending jobs of other threads; a thread that posts more blocks

# Of the port, where lists need a lock; _nap() lets other threads run, _thread is the loop's.
_lock = _nap = _ident = _thread = None


def pop():
    """The next job of other threads."""
    with _lock:
        return loop.others.pop(0)


def post(fn, owner, arg):
    """As loop.defer, from another thread or an interrupt."""
    entry = (fn, owner, arg)
    if _ident is None or _ident() == _thread:
        # One step; an interrupt must not wait for the lock: whom it interrupts may hold it.
        loop.posted.append(entry)
    else:
        _post_from_thread(entry)
    if loop.wake is not None:
        loop.wake()


def _post_from_thread(entry):
    """Of a thread that has to wait for the lock, and for room."""
    while True:
        with _lock:
            if len(loop.others) < _MOST_POSTED:
                loop.others.append(entry)
                return
        loop.wake()
        _nap()


def lookup(host, done, family):
    check_where(0, 0 if host is None else host)
    if not host:
        raise ValueError("host is empty")
    check_callable(done, "done")
    if family not in (0, 4, 6):
        raise ValueError("family must be 0, 4 or 6")
    resolution = Resolution(_Lookup(done))
    try:
        resolution.begin(host, 0, family)
    except BaseException:
        resolution.cancel()
        raise
    loop.open += 1


class _Lookup:
    def __init__(self, done):
        self.done = done

    def _resolved(self, error, addr, text, family, more):
        loop.open -= 1
        self.done(error, text, family)


def fail_all(errno):
    if type(errno) is not int:
        raise TypeError("errno must be an int")
    for owner in list(loop.handles.values()) + list(loop.fresh.values()):
        # A connection, no Server; nor a UART, say.
        if hasattr(owner, "_tx") and not hasattr(owner, "_no_network"):
            owner.destroy(NetError(errno, "read"))


def forked():
    """In a child. The system's poller is shared with the parent, so it needs one of its own. What
    the parent's running loop has open is the parent's; what was open before it ran, a listening
    socket say, both may serve."""
    running = loop.running
    port.turning(False)
    loop.turning = None
    loop.running = loop.endless = loop.inside = loop.stopped = False
    if loop.waker is not None:
        loop.handles.pop(port.key(loop.waker.sock), None)
        port.close(loop.waker.sock)
        loop.wake = loop.waker = None
    if running:
        for key in loop.handles:
            owner = loop.handles[key]
            if owner is not key:
                port.close(owner._sys)
        loop.open = loop.live = 0
        loop.handles.clear()
        loop.fresh.clear()
        for waiting in (loop.jobs, loop.posted, loop.others, loop.closing, loop.timers):
            waiting.clear()
    renew()


# ---- ending a poll


class _Waker:
    """A handle of the loop that keeps nothing open."""

    _cb = None

    def __init__(self):
        self.sock, self.wake, self._drain = port.waker()

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
    global _lock, _nap, _ident, _thread
    if loop.waker is not None:
        return
    waker = _Waker()
    try:
        if loop.inside:
            loop.defer(_register, waker)
        else:
            _register(waker, None)
    except BaseException:
        port.close(waker.sock)
        raise
    _lock, _ident, _nap = port.lock()
    if _lock is not None:
        _thread = _ident()  # tells the thread that runs
        loop.pop = pop
    loop.post = post
    loop.waker = waker
    loop.wake = waker.wake


def arm_if_possible():
    """Before a turn; without memory or descriptors the next one tries again."""
    try:
        arm()
    except (MemoryError, OSError):
        port.collect()
    except Exception as error:  # the port is broken: the loop turns without
        loop.arm = _arms_not
        loop.report(error)


def _arms_not():
    pass


def _register(waker, arg):
    error = loop.watch(waker, waker.sock, waker._mask())
    if error is not None:
        raise error
