"""Options of net.msgport: get_ttl, set_ttl and so on, declared in status.py. Loaded by the
first use. Imports net's public names.
"""

import net

from .ahead import limit
from .message_port import const

_EBADF = const(9)
_EINVAL = const(22)
_EOPNOTSUPP = const(95)
_CONNECTED = const(2)
_CLOSED = const(6)

# Default, smallest and largest value; None: True or False.
_OPTIONS = {
    "keep_alive": (False, None, None),
    "no_delay": (False, None, None),
    "oob_inline": (False, None, None),
    "reuse_addr": (True, None, None),
    "ttl": (64, 1, 255),
    "max_seg": (536, 1, 65535),
    "send_buf": (0, 1, 1 << 28),
    "rcv_buf": (0, 1, 1 << 28),
    "linger": (0, 0, 500000),
    "send_timeout": (0, 0, 500000),
    "receive_timeout": (0, 0, 500000),
}


def _option(sock, what):
    value = _told(sock, what) if what in ("no_delay", "ttl", "max_seg") else None
    if value is not None:
        return bool(value) if what == "no_delay" else value
    if sock._options is not None and what in sock._options:
        return sock._options[what]
    return limit(sock, what) if what[-4:] == "_buf" else _OPTIONS[what][0]


def _told(sock, what):
    """Return the system's value, now or when connected; None: unknown, or set by the program."""
    told = sock._sock.get_option(what) if sock._state == _CONNECTED else None
    if told is None and what == "no_delay" and what not in (sock._options or ()):
        told = net.Socket().get_option(what)
    return told


def _set_option(sock, what, value):
    least, most = _OPTIONS[what][1:]
    value = bool(value) if least is None else _number(value)
    if sock._state == _CLOSED:
        sock._status = _EBADF
    elif least is not None and not least <= value <= most:
        sock._status = _EINVAL
    elif (
        what == "reuse_addr"
        and not value
        or sock._state == _CONNECTED
        and not _apply(sock, what, value)
    ):
        sock._status = _EOPNOTSUPP
    else:
        if sock._options is None:
            sock._options = {}
        sock._options[what] = value
        sock._status = 0
    return not sock._status


def _number(value):
    if type(value) is not int:
        raise TypeError("value must be an int")
    return value


def _apply(sock, what, value):
    """Set the system's option. False: it has no such option."""
    core = sock._sock
    if what == "no_delay":
        return core.set_no_delay(value) is not False
    if what == "keep_alive":
        return core.set_keep_alive(value) is not False
    if what in ("ttl", "max_seg", "oob_inline"):
        return core.set_option(what, value) is not False
    return True


def apply(sock):
    """Connected: apply what was set before. What the system lacks is forgotten."""
    for what in list(sock._options):
        if not _apply(sock, what, sock._options[what]):
            del sock._options[what]
