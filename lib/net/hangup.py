"""ERR and HUP: read what came before an error, or the end of both directions. Loaded with the
first connect or listen; doors of Readable lead here. Imports the port
and loop.

Everything is read with recv, one system read at a time: MicroPython's readinto reads until the
socket is dry, and when an error comes then, the count of what it read before is lost.
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
    """The poll reported more than READ and WRITE."""
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
        # One platform reports no WRITE here: what waits would wait for ever, and the poll
        # report HUP for ever.
        sock._flush()


def tell_readable(sock):
    """Emit `readable`; a listener that reads nothing is not asked again until it does. The poller
    hears of that when it reports again: most read before."""
    sock._st |= _QUIET
    sock._one()


def _receive(sock):
    """One system read, delivered; False when there is nothing more."""
    try:
        size = len(sock._buf) if sock._cb else port.RX_SIZE
        data = port.recv(sock._sys, min(size, _PIECE))
    except OSError as error:
        sock._read_failed(error)
        return False
    if data is None:
        sock._without_reason()
    elif not data:
        sock._read_end()
    else:
        sock._rx += len(data)
        if sock._cb is None:
            sock._ahead = data
            sock._st &= ~_PLAIN
        elif sock._st & (_FLOWING | _DISCARD) == _DISCARD:
            pass  # nobody wants it
        elif sock._onread is not None:
            sock._give(data)
        else:
            sock._tell_data(data)
    return bool(data)


def _without_reason(sock):
    """Neither bytes nor the end, yet ERR or HUP, which the poll would report for ever: a write
    has failed, or the platform keeps the reason to itself."""
    sock._fail(sock._error or NetError(104, "read", None, None, sock._where()))


def _drain_before_error(sock):
    """A write failed: what the peer sent before it went away comes first. False: somebody is
    reading it; the error comes when he is through."""
    sock._st |= _HUP
    if sock._st & (_READABLE | _EOF) == _READABLE:
        tell_readable(sock)
        return sock._st & _QUIET
    while sock._cb is not None and _receive(sock):
        pass
    return True


def _leave_poller(sock):
    """Nobody wants anything of it: the poll would report ERR or HUP for ever."""
    if sock._st & _REGISTERED:
        loop.defer(_unregister, sock)
        sock._st &= ~(_REGISTERED | _READ | _WRITE)


def _unregister(sock, arg):
    # It may have been wanted again since.
    if sock._sys is not None and not sock._st & _REGISTERED:
        loop.forget(sock._sys)
        loop.handles[sock] = sock


# Opening a door takes memory, which may be what is short when these are needed.
for _name in ("_hung_up", "_leave_poller", "_without_reason", "_drain_before_error"):
    door(Readable, _name, "hangup")
