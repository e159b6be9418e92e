"""What few programs ask of a Socket: options, its own address, other ends. Loaded by its doors;
see there for what each does. Imports the port."""

from ._port import const, port
from .attributes import FAMILY, here

# Bits of `_st`: the list with their meanings is in socket.py.
_CONNECTING = const(8)
_OPEN = const(16)
_FINISHED = const(128)
_DESTROYED = const(1024)

# ---- options, and ends


def address(sock):
    found = here(sock)
    if not found:
        return {}
    return {"address": found[0], "family": FAMILY[found[2]], "port": found[1]}


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
        raise ValueError("no such option: %s" % (name,))
    if not -1 <= value <= 0x7FFFFFFF:
        return False  # a platform takes its low bits, raises, or keeps that for the connection
    return _option(sock, name, int(value))


def get_option(sock, name):
    if name == "no_delay" and not sock._st & _OPEN:
        return (sock._options or {}).get(name, int(port.NO_DELAY))
    if name not in _NAMES and name != "no_delay":
        raise ValueError("no such option: %s" % (name,))
    value = port.option(sock._sys, name, None) if sock._st & _OPEN else False
    return None if value is False else value


def seconds(ms):
    """Of an initial delay in ms. TypeError, ValueError: it is none."""
    if isinstance(ms, bool) or not isinstance(ms, (int, float)):
        raise TypeError("initial_delay must be a number")
    if not 0 <= ms <= 0x7FFFFFFF:
        raise ValueError("initial_delay must be from 0 to 2**31 - 1 ms")
    return int(-(-ms // 1000))  # up: less than a second would be the system's two hours


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
