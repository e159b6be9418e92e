"""ERR and HUP: read what was received before an error or before both directions ended. Loaded with
the first connect or listen. Contains the bodies of doors of Readable. Imports the port and loop.

Everything is read with recv, one system call at a time: MicroPython's readinto reads until nothing
is left, and if it then meets an error, the number of bytes that it has read is lost.
"""

from ._port import const, port
from .door import door
from .errors import NetError
from .loop import loop
from .readable import Readable

# Bits of `_st`: the list with their meanings is in socket.py.
_READ = const(1)
_REGISTERED = const(2)
_WRITE = const(4)
_EOF = const(256)
_DESTROYED = const(1024)
_FLOWING = const(4096)
_READABLE = const(8192)
_QUIET = const(16384)
_HUP = const(32768)
_HELD = const(524288)
_DISCARD = const(131072)
_PLAIN = const(~1073741823)
_PIECE = const(4096)  # bytes of one read: they are made anew for each, when memory may be short


def _hung_up(sock):
    """The poll reported ERR or HUP."""
    sock._st |= _HUP
    while not sock._st & (_DESTROYED | _EOF):
        if sock._st & _READABLE:
            if not sock._st & _QUIET:
                tell_readable(sock)
            break
        if sock._cb is None and (sock._ahead is not None or sock._st & _HELD):
            break
        if not _receive(sock):
            break
    sock._refresh()
    if sock._q is not None:
        # One platform does not report WRITE here: the queue would wait for ever, and the poll
        # would report HUP for ever.
        sock._flush()


def tell_readable(sock):
    """Emit `readable`. A listener that reads nothing is not called again until it does; the poll
    mask is changed only when the poller reports again, because most listeners have read by
    then."""
    sock._st |= _QUIET
    sock._one()


def _receive(sock):
    """Read once and deliver. Returns False when there is nothing more."""
    try:
        data = port.recv(sock._sys, min(_PIECE, len(sock._buf) if sock._cb else port.RX_SIZE))
    except OSError as error:
        sock._read_failed(error)
        return False
    if data is None:
        sock._without_reason()
    elif not data:
        sock._read_end()
    else:
        sock._rx += len(data)
        sock._st &= ~_PLAIN
        if sock._cb is None:
            sock._ahead = data
        elif sock._st & (_FLOWING | _DISCARD) == _DISCARD:
            pass  # nobody wants it
        elif sock._onread is not None:
            sock._give(data)
        else:
            sock._tell_data(data)
    return bool(data)


def _without_reason(sock):
    """ERR or HUP, but neither data nor an end, which the poll would report for ever: a write has
    failed, or the platform does not give the reason."""
    sock._fail(sock._error or NetError(104, "read", None, None, sock._where()))


def _drain_before_error(sock):
    """A write failed: first deliver what the peer sent before. Returns False if that is still
    being read; the error follows then."""
    sock._st |= _HUP
    if sock._st & (_READABLE | _EOF) == _READABLE:
        tell_readable(sock)
        return sock._st & _QUIET
    while sock._cb is not None and _receive(sock):
        pass
    return True


def _leave_poller(sock):
    """Leave the poller while nothing is wanted, because it would report ERR or HUP for ever."""
    if sock._st & _REGISTERED:
        loop.defer(_unregister, sock)
        sock._st &= ~(_REGISTERED | _READ | _WRITE)


def _unregister(sock, arg):
    # It may have been wanted again since.
    if sock._sys is not None and not sock._st & _REGISTERED:
        loop.forget(sock._sys)
        loop.handles[sock] = sock


# Open these doors now: opening one allocates, and when they are needed memory may be short.
for _name in ("_hung_up", "_leave_poller", "_without_reason", "_drain_before_error"):
    door(Readable, _name, "hangup")
