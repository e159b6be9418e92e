"""ERR and HUP: read what came before an error or the end of both directions. Loaded by the first.

Imports the port and loop. MicroPython's readinto reads until the socket is dry, and when an error
comes then, the count of what it read before is lost; so here everything is read with recv, one
system read at a time.
"""

from net._port import const, port

# Bits of `_st`: the list with their meanings is in socket.py.
_EOF = const(256)
_DESTROYED = const(1024)
_READABLE = const(8192)
_QUIET = const(16384)
_HUP = const(32768)
_HELD = const(524288)


def hung_up(sock):
    """The poll reported more than READ and WRITE."""
    sock._st |= _HUP
    while not sock._st & (_DESTROYED | _EOF):
        if sock._st & _READABLE:
            if not sock._st & _QUIET:
                sock._tell_readable()
            break
        if sock._cb is None and (sock._ahead is not None or sock._st & _HELD):
            break
        if not _read(sock):
            break
    sock._refresh()
    if sock._q is not None:
        # One platform reports no WRITE here: what waits would wait for ever, and the poll report
        # HUP for ever.
        from net.sending import flush

        flush(sock)


def _read(sock):
    """One system read, delivered; False when there is nothing more."""
    try:
        data = port.recv(sock._sys, len(sock._buf) if sock._cb else port.RX_SIZE)
    except OSError as error:
        sock._read_failed(error)
        return False
    if data is None:
        without_reason(sock)
    elif not data:
        if sock._error is None:
            sock._eof()
        else:
            sock._fail(sock._error)  # a write had failed: now it may be told
    else:
        sock._rx += len(data)
        if sock._cb is None:
            sock._ahead = data
        elif sock._onread is not None:
            from net.onread import give

            give(sock, data)
        else:
            sock._tell_data(data)
    return bool(data)


def without_reason(sock):
    """Neither bytes nor the end, yet ERR or HUP, which the poll would report for ever: a write has
    failed, or the platform keeps the reason to itself."""
    from net.errors import NetError

    sock._fail(sock._error or NetError(104, "read"))


def drain_before_error(sock):
    """A write failed: what the peer sent before it went away comes first. False: somebody is
    reading it; the error comes when he is through."""
    sock._st |= _HUP
    if sock._st & (_READABLE | _EOF) == _READABLE:
        sock._tell_readable()
        return sock._st & _QUIET
    while sock._cb is not None and _read(sock):
        pass
    return True
