"""Receiving for those who ask: `readable` and readinto, and what is read ahead of a paused socket.
Loaded by the first use; the functions named in lazy.py become methods of Socket.

Imports the port and loop.
"""

from net._port import const, port
from net.loop import loop
from net.reading import tell_end

# Bits of `_st`: the list with their meanings is in socket.py.
_READ = const(1)
_OPEN = const(16)
_EOF = const(256)
_DESTROYED = const(1024)
_FLOWING = const(4096)
_READABLE = const(8192)
_QUIET = const(16384)
_HUP = const(32768)


def is_paused(sock):
    """True while nothing is delivered as `data`; a new socket starts so."""
    return not sock._st & _FLOWING


# ---- `readable`


def readable_changed(sock):
    """Listeners of `readable` came or went."""
    st = sock._st & ~(_READABLE | _QUIET)
    sock._st = st | _READABLE if sock._has("readable") else st
    if sock._ahead is not None:
        loop.defer(_tell_waiting, sock)
    sock._refresh()


def _tell_readable(sock):
    """Emit `readable`; a listener that reads nothing is not asked again until it does."""
    sock._st |= _QUIET
    sock._fire("readable")
    if sock._st & _QUIET:
        sock._refresh()


def _tell_waiting(sock, arg):
    if sock._ahead is not None and sock._st & _READABLE:
        sock._tell_readable()


def readinto(sock, buf, n=None):
    """Read what has come into buf, at most n bytes: the number of bytes, 0 at the peer's end
    (`end` follows), None when nothing has come yet. For `readable` listeners. Allocates: nothing.
    """
    st = sock._st
    if st & _QUIET:
        sock._st = st = st & ~_QUIET
        if not st & _READ or st & _HUP:
            sock._refresh()
    if sock._ahead is not None:
        return _from_ahead(sock, buf, len(buf) if n is None else n)
    if st & (_OPEN | _EOF) != _OPEN:
        return 0 if st & _EOF else None
    try:
        if st & _HUP:
            got = _recv_into(sock, buf, n)
        elif n is None:
            got = sock._sys.readinto(buf)
        else:
            got = sock._sys.readinto(buf, n) if n else 0  # CPython takes 0 for all
    except OSError as error:
        sock._read_failed(error)
        return None
    if got:
        sock._rx += got
    elif got is not None and n != 0 and len(buf):  # else nothing was asked for
        sock._ended()
    return got


def _recv_into(sock, buf, n):
    """One system read, whose count an error after it does not lose."""
    data = port.recv(sock._sys, len(buf) if n is None else n)
    if not data:
        if data is None:
            from net.hangup import without_reason

            without_reason(sock)
        return None if data is None else 0
    buf[: len(data)] = data
    return len(data)


def _ended(sock):
    """The system said: no more. The end; or, where a write has failed, the time to tell it."""
    if sock._error is None:
        sock._eof()
    else:
        sock._fail(sock._error)


# ---- read ahead


def _from_ahead(sock, buf, n):
    data = sock._ahead
    n = min(len(data), n)
    buf[:n] = data[:n]
    sock._ahead = data[n:] or None
    if sock._ahead is None:
        sock._consumed()
    else:
        loop.defer(_tell_waiting, sock)  # the listener may be content with less
    return n


def read(sock, size=None):
    """Take what was read ahead, at most size bytes; None when there is nothing.

    It is emitted as `data` too, if anybody listens.
    """
    if sock._ahead is None and sock._st & _READABLE:
        n = sock.readinto(loop.buffer())
        if n:
            sock._ahead = bytes(loop.view[:n])
    data = sock._ahead
    if data is None or size is not None and size <= 0:
        return None
    if size is not None and size < len(data):
        sock._ahead = data[size:]
        data = data[:size]
    else:
        sock._ahead = None
        sock._consumed()
    if sock._decode is not None:
        data = sock._decode(data)
    sock._fire("data", data, False)
    return data


def _consumed(sock):
    """What was read ahead has been taken: go on reading, or tell the end."""
    sock._refresh()
    if sock._st & _EOF:
        loop.defer(tell_end, sock)


def tell_ahead(sock, arg):
    """Deferred: a socket flows again."""
    data = sock._ahead
    if data is None or sock._st & (_FLOWING | _DESTROYED | _READABLE) != _FLOWING:
        return
    sock._ahead = None
    if sock._onread is not None:
        from net.onread import give

        give(sock, data)
    else:
        sock._tell_data(data)
    if sock._ahead is None:
        sock._consumed()
    else:
        sock._refresh()
