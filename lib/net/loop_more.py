"""What few programs ask of the loop: functions of `net`, which load this; and ending a poll.
Imports the port."""

from ._port import port
from .errors import NetError, net_error
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

    def _resolved(self, error, addr, text, family, more):
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
        if hasattr(owner, "_tx"):  # a connection, no Server
            owner.destroy(NetError(errno, "read"))


# ---- the poller and its failures


def renew():
    """Make a poller, and register all handles with it: the first; or because one is lost. A failed
    register leaves a hole in MicroPython's poll set, which the next poll falls into: that poller
    is lost, the handles are not. While memory is still short, one handle after the other is given
    up."""
    while True:
        if loop.poller is not None:
            port.collect()
        poller = port.poller()
        try:
            for key in loop.handles:
                owner = loop.handles[key]
                if owner is not key:
                    poller.register(key, owner._mask())
            break
        except (OSError, MemoryError) as error:
            _give_up(key, owner, error)
    if loop.poller is None:
        port.on_fork(_forked)
        # From now on they need not be loaded, when there is perhaps no memory for it.
        loop.renew = renew
        loop.close_all = close_all
        loop.arm = _arm_if_possible
    loop.poller = poller
    loop.ipoll = poller.ipoll


def _give_up(key, owner, error):
    """This handle cannot be registered again."""
    del loop.handles[key]
    if hasattr(owner, "_fail"):  # a socket
        owner._fail(net_error(error, "poll"))
        return
    if owner is loop.waker:
        loop.wake = loop.waker = None  # the next lookup makes another
        port.close(owner.sock)
    owner._abandon()
    loop.report(error)


def _forked():
    """In a child. The system's poller is shared with the parent, so it needs one of its own. What
    the parent's running loop has open is the parent's; what was open before it ran, a listening
    socket say, both may serve."""
    running = loop.running
    port.turning(False)
    loop.turning = None
    loop.running = loop.inside = loop.stopped = False
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
    loop.lock, loop.ident, loop.nap = port.lock()
    if loop.lock is not None:
        loop.thread = loop.ident()
    loop.waker = waker
    loop.wake = waker.wake


def _arm_if_possible():
    """Before a turn; without memory or descriptors the next one tries again."""
    try:
        arm()
    except (MemoryError, OSError):
        port.collect()


def _register(waker, arg):
    loop.watch(waker, waker.sock, waker._mask())
