"""Error messages for invalid arguments. Loaded by the first of them; the callers only check
whether an argument is valid.
"""

from .emitter import check_callable
from .writable import bytes_like


def snake(name):
    """Convert Node's spelling: "setEncoding" becomes "set_encoding"."""
    made = ""
    for c in name:
        made += "_" + c.lower() if "A" <= c <= "Z" else c
    return made


def refuse(what, options):
    """Raise TypeError for unknown options."""
    text = what + ": unknown option "
    for name in options:
        text += str(name)
        if isinstance(name, str) and snake(name) != name:
            text += ". Names here are spelled like " + snake(name)
        break
    raise TypeError(text)


def refuse_listener(event, listener):
    """Raise TypeError for invalid arguments of on()."""
    check_callable(listener, "listener")
    check_text(event or 0, "event")


def refuse_where(number, host, path, fn, name):
    """Raise the error for arguments that resolving.check_where has found invalid."""
    if path is None:
        check_port(number)
    check_text(path, "path")
    check_text(host, "host")
    check_callable(fn, name)


def check_port(number):
    """Raise TypeError unless it is an int, ValueError unless it is a port number."""
    if type(number) is not int:  # bool is not a port
        raise TypeError("port must be an int")
    if not 0 <= number <= 65535:
        raise ValueError("port must be from 0 to 65535")


def check_text(value, name):
    if value is None:
        return
    if not isinstance(value, str):
        raise TypeError(name + " must be str")
    if "\0" in value:  # the system would see another name, which ends there
        raise ValueError(name + " contains a NUL")


def refuse_limit(n):
    """Raise TypeError or ValueError for an invalid limit."""
    kind = ValueError if type(n) is int else TypeError  # bool is none
    raise kind("high_water_mark and max_queued are ints from 0 on: bytes")


def refuse_part(data, off, n):
    """Raise TypeError or ValueError: data[off:off + n] does not exist."""
    if isinstance(data, str):
        raise TypeError("invalid argument: offset and length need bytes, not str")
    bytes_like(data)
    if type(off) is not int or type(n) is not int:  # bool is none
        raise TypeError("write: offset and length must be ints")
    if off < 0 or n < 0 or n > len(data) - off:
        raise ValueError("write: offset and length are not within the buffer")
