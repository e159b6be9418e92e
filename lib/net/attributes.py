"""Computed attributes of sockets and servers, and repr. Loaded with Socket, so that inspecting a
socket loads nothing. Imports the port.

On boards value() is Socket.__getattr__, because with a single property in a class MicroPython
looks for a setter at every store, which would slow down the hot path. On CPython they are
properties, which its port creates.
"""

from ._port import const, port
from .errors import _place

# Bits of `_st`: the list with their meanings is in socket.py.
_CONNECTING = const(8)
_OPEN = const(16)
_ENDING = const(64)
_ENDED = const(512)
_DESTROYED = const(1024)
_HAD_ERROR = const(262144)

FAMILY = ("local", None, None, None, "IPv4", None, "IPv6")


# How each is found: by the bits of which one must be set, or (negative) none; by the name of
# another attribute; or as value() says. These are keywords, because MicroPython's dir() asks for
# names, and a text of more than ten letters is none.
HOW = dict(
    connecting=_CONNECTING,
    pending=-_OPEN,
    destroyed=_DESTROYED,
    readable=-(_ENDED | _DESTROYED),
    writable=-(_ENDING | _DESTROYED),
    had_error=_HAD_ERROR,
    error="_error",
    bytes_read="_rx",
    bytes_written="_tx",
    server="_server",
    buffer_size=0,
    writable_length=0,
    ready_state=1,
    remote_address=2,
    remote_port=3,
    remote_family=4,
    local_address=5,
    local_port=6,
)


def value(sock, name):
    """The attribute `name`. AttributeError: there is none."""
    how = HOW.get(name)
    if how is None:
        refuse(sock, name)
    if isinstance(how, str):
        return getattr(sock, how)
    st = sock._st
    if how < 0:
        return not st & -how
    if how > 7:
        return st & how > 0
    if how == 0:
        return sock._q.size if sock._q is not None else 0
    if how == 1:
        if st & _CONNECTING:
            return "opening"
        writable = st & (_OPEN | _ENDING) == _OPEN
        if st & (_OPEN | _ENDED) == _OPEN:
            return "open" if writable else "readOnly"
        return "writeOnly" if writable else "closed"
    found = sock._remote() if how < 5 else here(sock)
    if not found:
        return None
    return FAMILY[found[2]] if how == 4 else found[how - 2 if how < 5 else how - 5]


def here(sock):
    """(text, port, family) of the own end, or None."""
    return port.local(sock._sys) if sock._st & _OPEN else None


def refuse(sock, name):
    """AttributeError. dir() and a TAB ask for each name that there is anywhere in the firmware and
    the program: this loads nothing, and makes no new names, as hasattr() and name[0] would."""
    text = type(sock).__name__ + " has no attribute " + name
    plain = name.lower()
    if plain != name and name >= "a":  # likeThis
        for known in dir(type(sock)) + list(HOW):
            if known.replace("_", "") == plain:
                text += ". Did you mean: " + known
                break
    raise AttributeError(text)


def __repr__(emitter):
    text = "<" + type(emitter).__name__
    where = None
    if hasattr(emitter, "_remote"):
        text += " " + value(emitter, "ready_state")
        where = emitter._remote()
    elif hasattr(emitter, "listen"):
        text += " listening" if emitter._sys is not None else " closed"
        where = emitter._sys and (port.local(emitter._sys) or emitter._asked)
    if where:
        text += " " + _place((None, where[0], where[1], None))
    return text + ">"
