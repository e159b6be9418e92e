"""The rest of Socket: what few programs need, loaded by its first use. Imports the port and loop.

`find` is Socket.__getattr__: functions below become methods, those in `_VALUES` are computed. They
are not `property` objects, because one property in a class makes MicroPython look for setters at
every attribute store, which is the hot path.
"""

from net._port import port
from net.errors import NetError
from net.loop import loop
from net.idle import set_timeout

try:
    from micropython import const
except ImportError:

    def const(value):
        return value


# Bits of `_st`: the list with their meanings is in socket.py.
_CONNECTING = const(8)
_OPEN = const(16)
_ENDING = const(64)
_ENDED = const(512)
_DESTROYED = const(1024)
_FLOWING = const(4096)
_READABLE = const(8192)
_DRAIN = const(65536)
_HALF_OPEN = const(131072)
_HAD_ERROR = const(262144)

_FAMILY = {4: "IPv4", 6: "IPv6", 0: "local"}


def find(sock, name):
    if name in _VALUES:
        return _VALUES[name](sock)
    method = _METHODS.get(name)
    if method is None:
        raise AttributeError("Socket has no attribute " + name)
    setattr(type(sock), name, method)
    return getattr(sock, name)


# ---- values


def _remote(sock, i):
    there = port.remote(sock._sys, sock._peer) if sock._st & _OPEN else None
    return there[i] if there else None


def _local(sock, i):
    here = port.local(sock._sys) if sock._st & _OPEN else None
    return here[i] if here else None


def _remote_family(sock):
    family = _remote(sock, 2)
    return None if family is None else _FAMILY[family]


def _ready_state(sock):
    st = sock._st
    if st & _CONNECTING:
        return "opening"
    if not st & _OPEN:
        return "closed"
    if st & _ENDED:
        return "closed" if st & _ENDING else "writeOnly"
    return "readOnly" if st & _ENDING else "open"


def _queued(sock):
    return sock._q.size if sock._q else 0


_VALUES = {
    "connecting": lambda s: bool(s._st & _CONNECTING),
    "pending": lambda s: not s._st & _OPEN,
    "ready_state": _ready_state,
    "destroyed": lambda s: bool(s._st & _DESTROYED),
    "readable": lambda s: not s._st & (_ENDED | _DESTROYED),
    "writable": lambda s: not s._st & (_ENDING | _DESTROYED),
    "allow_half_open": lambda s: bool(s._st & _HALF_OPEN),
    "had_error": lambda s: bool(s._st & _HAD_ERROR),
    "bytes_read": lambda s: s._rx,
    "bytes_written": lambda s: s._tx,
    "buffer_size": _queued,
    "writable_length": _queued,
    "timeout": lambda s: s._timer.ms if s._timer else 0,
    "remote_address": lambda s: _remote(s, 0),
    "remote_port": lambda s: _remote(s, 1),
    "remote_family": _remote_family,
    "local_address": lambda s: _local(s, 0),
    "local_port": lambda s: _local(s, 1),
}


# ---- methods


def address(sock):
    """{"address", "family", "port"} of the own end; {} when not connected or not known."""
    here = port.local(sock._sys) if sock._st & _OPEN else None
    if not here:
        return {}
    return {"address": here[0], "family": _FAMILY[here[2]], "port": here[1]}


def is_paused(sock):
    """True while nothing is delivered as `data`; a new socket starts so."""
    return not sock._st & _FLOWING


def read(sock, size=None):
    """Take what was read ahead, at most size bytes; None when there is nothing.

    It is emitted as `data` too, if anybody listens.
    """
    if sock._ahead is None and sock._st & _READABLE:
        sock._read_ahead()
    data = sock._ahead
    if data is None or size is not None and size <= 0:
        return None
    if size is not None and size < len(data):
        sock._ahead = data[size:]
        data = data[:size]
    else:
        sock._ahead = None
        sock._consumed()
    if sock._decode:
        data = sock._decode(data)
    sock._fire1("data", data)
    return data


def set_encoding(sock, encoding="utf8"):
    """Make `data` carry str; characters split between chunks are joined. Returns self.

    "utf8" (or "utf-8") only; None: bytes again. Bytes that are not UTF-8 become U+FFFD.
    """
    if encoding is None:
        sock._decode = None
        return sock
    if encoding not in ("utf8", "utf-8"):
        raise ValueError('encoding must be "utf8" or None')
    from net.utf8 import Decoder

    sock._decode = Decoder().decode
    return sock


def _option(sock, name, value):
    """Set now, or when connected. Returns self, or False where the platform has none."""
    if sock._st & _DESTROYED:
        return sock
    if sock._st & _OPEN:
        return sock if port.option(sock._sys, name, value) else False
    options = dict(sock._options or {})
    options[name] = value
    sock._options = options
    return sock


def set_keep_alive(sock, enable=False, initial_delay=0):
    """TCP keep-alive; initial_delay in ms, whole seconds used, 0: the system's own.

    Returns self, or False where the platform has no such option. Never raises.
    """
    return _option(sock, "keep_alive", int(initial_delay) // 1000 if enable else -1)


def set_no_delay(sock, enable=True):
    """Send small writes at once (no Nagle). Returns as set_keep_alive."""
    return _option(sock, "no_delay", 1 if enable else 0)


def destroy_soon(sock):
    """end(), and destroy() as soon as all is sent. Returns self."""
    sock.once("finish", sock.destroy)
    return sock.end() if sock._st & _OPEN else sock.destroy()


def reset_and_destroy(sock):
    """Close with RST. Returns self, or False (and closes as it can) where that is impossible."""
    able = sock._st & _OPEN and port.option(sock._sys, "reset", 1)
    sock.destroy()
    return sock if able else False


def pipe(sock, destination, end=True):
    """Send everything that comes to destination (a Socket, or anything with write(), end() and
    `drain`), as fast as it takes it; end() it at the end unless end is False. Returns destination.
    """
    from net.piping import pipe

    return pipe(sock, destination, end)


def unpipe(sock, destination=None):
    """Undo one pipe, or all. Returns self."""
    from net.piping import unpipe

    return unpipe(sock, destination)


_METHODS = {
    f.__name__: f
    for f in (
        address, is_paused, read, set_encoding, set_timeout, set_keep_alive, set_no_delay,
        destroy_soon, reset_and_destroy, pipe, unpipe,
    )
}  # fmt: skip
