"""What few programs ask of a Socket: options, its own address, attributes that are computed.
Loaded by the doors of Socket; see there for what each does. Imports the port."""

from ._port import const, port

# Bits of `_st`: the list with their meanings is in socket.py.
_CONNECTING = const(8)
_OPEN = const(16)
_ENDING = const(64)
_FINISHED = const(128)
_ENDED = const(512)
_DESTROYED = const(1024)
_HAD_ERROR = const(262144)

FAMILY = ("local", None, None, None, "IPv4", None, "IPv6")

# Attribute, and the bits of which one must be set, or (negative) none.
_BITS = {
    "connecting": _CONNECTING,
    "pending": -_OPEN,
    "destroyed": _DESTROYED,
    "readable": -(_ENDED | _DESTROYED),
    "writable": -(_ENDING | _DESTROYED),
    "had_error": _HAD_ERROR,
}


# The others; together with those above, the only names that value() knows.
_COMPUTED = (
    "error",
    "bytes_read",
    "bytes_written",
    "buffer_size",
    "writable_length",
    "server",
    "ready_state",
    "remote_address",
    "remote_port",
    "remote_family",
    "local_address",
    "local_port",
)


def value(sock, name):
    """The attribute `name`. AttributeError: there is none."""
    bits = _BITS.get(name)
    if bits is not None:
        return bool(sock._st & bits) if bits > 0 else not sock._st & -bits
    if name not in _COMPUTED:
        from .spelling import no_attribute

        no_attribute(sock, name, (_BITS, _COMPUTED))
    if name == "error":
        return sock._error
    if name == "bytes_read":
        return sock._rx
    if name == "bytes_written":
        return sock._tx
    if name == "server":
        return sock._server
    if name == "ready_state":
        return _ready_state(sock._st)
    if name.startswith("remote_"):
        return _part(sock._remote(), name[7:])
    if name.startswith("local_"):
        return _part(port.local(sock._sys) if sock._st & _OPEN else None, name[6:])
    return sock._q.size if sock._q is not None else 0  # buffer_size, writable_length


def _part(found, part):
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


def give_properties(kind):
    """Make them properties, where a store does not suffer for it and `__getattr__` is what is
    slow: CPython looks up every attribute of a class that has one the slow way."""
    del kind.__getattr__
    for name in list(_BITS) + list(_COMPUTED):
        setattr(kind, name, _property(name))
    kind.timeout = property(_timeout, kind.set_timeout)


def _timeout(sock):
    return sock.__dict__.get("timeout", 0)


def _property(name):
    return property(lambda sock: value(sock, name))


# ---- options, and ends


def address(sock):
    here = port.local(sock._sys) if sock._st & _OPEN else None
    if not here:
        return {}
    return {"address": here[0], "family": FAMILY[here[2]], "port": here[1]}


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


_NAMES = ("ttl", "max_seg", "oob_inline")


def set_option(sock, name, value):
    if name not in _NAMES:
        raise ValueError("no such option")
    return _option(sock, name, int(value))


def get_option(sock, name):
    if name == "no_delay" and not sock._st & _OPEN:
        return (sock._options or {}).get(name, int(port.NO_DELAY))
    if name not in _NAMES and name != "no_delay":
        raise ValueError("no such option")
    value = port.option(sock._sys, name, None) if sock._st & _OPEN else False
    return None if value is False else value


def seconds(ms):
    """Of an initial delay in ms. TypeError, ValueError: it is none."""
    if isinstance(ms, bool) or not isinstance(ms, (int, float)):
        raise TypeError("initial_delay must be a number")
    if not 0 <= ms <= 0x7FFFFFFF:
        raise ValueError("initial_delay must be from 0 to 2**31 - 1 ms")
    return int(ms) // 1000


def set_keep_alive(sock, enable=False, initial_delay=0):
    return _option(sock, "keep_alive", seconds(initial_delay) if enable else -1)


def set_no_delay(sock, enable=True):
    return _option(sock, "no_delay", 1 if enable else 0)


def destroy_soon(sock):
    if not sock._st & (_OPEN | _CONNECTING) or sock._st & _FINISHED:
        return sock.destroy()
    # A listener of `finish` would outlive a destroy() that comes first; and the connection may be
    # another when the callback comes.
    return sock.end(lambda error: sock._st & _FINISHED and sock.destroy())


def reset_and_destroy(sock):
    if port.check is not None:
        port.check()
    able = sock._st & _OPEN and port.option(sock._sys, "reset", 1)
    sock.destroy()
    return sock if able else False
