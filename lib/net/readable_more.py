"""Receiving for those who ask: `readable` and readinto, read, and text. Loaded by the doors of
Readable; see there for what each does. Imports the port and loop."""

from ._port import const, port
from .door import door
from .hangup import tell_readable
from .loop import loop
from .readable import Readable
from .socket import Socket

# Bits of `_st`: the list with their meanings is in socket.py.
_READ = const(1)
_OPEN = const(16)
_EOF = const(256)
_READABLE = const(8192)
_QUIET = const(16384)
_HUP = const(32768)
_PLAIN = const(~1073741823)

_check = port.check  # None, or raises RuntimeError in a thread that does not turn the loop


def set_encoding(sock, encoding="utf8"):
    if _check is not None:
        _check()
    if encoding is None:
        sock._decode = None
    elif isinstance(encoding, str) and encoding.lower() in ("utf8", "utf-8"):
        from .utf8 import Decoder

        sock._decoder = decoder = Decoder()
        sock._decode = decoder.decode
        sock._st &= ~_PLAIN
    else:
        raise ValueError('encoding must be "utf8" or None')
    sock._refresh()
    return sock


# ---- `readable`


def readable_changed(sock):
    """Listeners of `readable` came or went."""
    st = sock._st & ~(_READABLE | _QUIET | _PLAIN)
    if sock.has("readable"):
        st |= _READABLE
        ev = sock._ev
        alone = ev.count("readable") == 1
        sock._one = ev[ev.index("readable") + 1] if alone else sock._tell_readers
    sock._st = st
    sock._ahead = sock._ahead  # an attribute of its own, which readinto finds ten times as fast
    if sock._ahead is not None:
        loop.defer(_tell_waiting, sock)
    sock._refresh()


def _tell_waiting(sock, arg):
    if sock._ahead is not None and sock._st & _READABLE:
        tell_readable(sock)


def readinto(sock, buf, n=None):
    global _into, _most
    if _check is not None:
        _check()
    st = sock._st
    if st & _QUIET:
        sock._st = st = st & ~_QUIET
        if not st & _READ or st & _HUP:
            sock._refresh()
    if sock._ahead is not None:
        return _from_ahead(sock, buf, len(buf) if n is None else n)
    if st & (_OPEN | _EOF | _HUP) == _OPEN:
        _into = buf
        _most = n
        got = _ask(sock)
    elif st & (_OPEN | _EOF) != _OPEN:
        return 0 if st & _EOF else None
    else:
        got = _recv_into(sock, buf, n)
    if got:
        sock._rx += got
    elif got is not None and n != 0 and len(buf):  # else nothing was asked for
        sock._read_end()
    return got


def _begin(sock):
    """Make the generator, and ask it."""
    global _ask
    asked = _asked()
    next(asked)
    _ask = asked.send
    return _ask(sock)


_ask = _begin
_into = _most = None  # what it is asked for: arguments of readinto


def _asked():
    """The system calls of readinto, as a generator: a frame that has to catch is too large for the
    stack, and is made once so."""
    global _ask, _into
    got = None
    try:
        while True:
            sock = yield got
            buf = _into
            _into = None
            try:
                if _most is None:
                    got = sock._sys.readinto(buf)
                elif _most < 0 or _most > len(buf):
                    raise ValueError("n is not within buf")
                else:
                    got = sock._sys.readinto(buf, _most) if _most else 0  # CPython takes 0 for all
            except OSError as error:
                got = None
                sock._read_failed(error)
            buf = sock = None
    finally:
        _ask = _begin  # a generator that raised is over


def _recv_into(sock, buf, n):
    """One system read, whose count an error after it does not lose."""
    try:
        data = port.recv(sock._sys, len(buf) if n is None else n)
    except OSError as error:
        sock._read_failed(error)
        return None
    if not data:
        if data is None:
            sock._without_reason()
        return None if data is None else 0
    buf[: len(data)] = data
    return len(data)


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
    if _check is not None:
        _check()
    if sock._ahead is None and sock._st & _READABLE:
        n = sock.readinto(loop.buffer())
        if n:
            sock._ahead = bytes(loop.view[:n])
    data = sock._ahead
    if size is not None and type(size) is not int:
        raise TypeError("size must be an int")
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
    sock.fire("data", data)
    return data


# All at once: who keeps `socket.readinto` would open its door each time.
door(Socket, "readinto", "readable_more")
door(Readable, "read", "readable_more")
