"""The attributes of Socket that are computed, and `listening` of Server. Loaded by the first use.

Imports the port. See lazy.py for why they are not properties.
"""

from net._port import const, port

# Bits of `_st`: the list with their meanings is in socket.py.
_CONNECTING = const(8)
_OPEN = const(16)
_ENDING = const(64)
_ENDED = const(512)
_DESTROYED = const(1024)
_HALF_OPEN = const(131072)
_HAD_ERROR = const(262144)

FAMILY = ("local", None, None, None, "IPv4", None, "IPv6")

# Attribute, and the bits of which one must be set, or (negative) none.
_BITS = {
    "connecting": _CONNECTING,
    "pending": -_OPEN,
    "destroyed": _DESTROYED,
    "readable": -(_ENDED | _DESTROYED),
    "writable": -(_ENDING | _DESTROYED),
    "allow_half_open": _HALF_OPEN,
    "had_error": _HAD_ERROR,
}


def value(sock, name):
    if name == "listening":
        return sock._sys is not None
    if name == "error":
        return sock._error
    bits = _BITS.get(name)
    if bits is not None:
        return bool(sock._st & bits) if bits > 0 else not sock._st & -bits
    if name == "bytes_read":
        return sock._rx
    if name == "bytes_written":
        return sock._tx
    if name == "timeout":
        return sock._timer.ms if sock._timer is not None else 0
    if name == "ready_state":
        return _ready_state(sock._st)
    if name.startswith("remote_"):
        return _part(sock, port.remote, name[7:])
    if name.startswith("local_"):
        return _part(sock, port.local, name[6:])
    return sock._q.size if sock._q is not None else 0  # buffer_size, writable_length


def _part(sock, ask, part):
    if sock._sys is None or not sock._st & _OPEN:
        return None
    found = ask(sock._sys) if ask is port.local else ask(sock._sys, sock._peer)
    if not found:
        return None
    if part == "family":
        return FAMILY[found[2]]
    return found[1] if part == "port" else found[0]


def _ready_state(st):
    if st & _CONNECTING:
        return "opening"
    readable = st & (_OPEN | _ENDED) == _OPEN
    writable = st & (_OPEN | _ENDING) == _OPEN
    if readable:
        return "open" if writable else "readOnly"
    return "writeOnly" if writable else "closed"
