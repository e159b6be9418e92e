"""The attributes of a Socket that are computed. Loaded with the first Socket, so that looking at
one at a prompt loads nothing. Imports the port.

On boards Socket.__getattr__ comes here: one property in a class makes MicroPython look for a
setter at every store, which is the hot path. On CPython they become properties, with these
docstrings.
"""

from ._port import const, port

# Bits of `_st`: the list with their meanings is in socket.py.
_CONNECTING = const(8)
_OPEN = const(16)
_ENDING = const(64)
_ENDED = const(512)
_DESTROYED = const(1024)
_HAD_ERROR = const(262144)

FAMILY = ("local", None, None, None, "IPv4", None, "IPv6")


class Attributes:
    """Never made: a function of the socket for each attribute. That these are names, not texts,
    is why MicroPython's dir() knows them."""

    def connecting(sock):
        """Whether it is being connected."""
        return sock._st & _CONNECTING > 0

    def pending(sock):
        """Whether it is not connected yet or any more."""
        return not sock._st & _OPEN

    def destroyed(sock):
        """Whether it is closed or being closed."""
        return sock._st & _DESTROYED > 0

    def readable(sock):
        """Whether the peer has not ended."""
        return not sock._st & (_ENDED | _DESTROYED)

    def writable(sock):
        """Whether this side has not ended."""
        return not sock._st & (_ENDING | _DESTROYED)

    def had_error(sock):
        """Whether it was closed by an error."""
        return sock._st & _HAD_ERROR > 0

    def error(sock):
        """The NetError that ended the last connection, or None."""
        return sock._error

    def bytes_read(sock):
        """Bytes received so far; kept after the close."""
        return sock._rx

    def bytes_written(sock):
        """Bytes that the system has taken so far; kept after the close."""
        return sock._tx

    def buffer_size(sock):
        """Bytes that wait to be sent."""
        return sock._q.size if sock._q is not None else 0

    writable_length = buffer_size

    def server(sock):
        """The Server that accepted it; None after the `close` listeners have returned, and of
        others."""
        return sock._server

    def ready_state(sock):
        """ "opening", "open", "readOnly", "writeOnly" or "closed"."""
        st = sock._st
        if st & _CONNECTING:
            return "opening"
        readable = st & (_OPEN | _ENDED) == _OPEN
        writable = st & (_OPEN | _ENDING) == _OPEN
        if readable:
            return "open" if writable else "readOnly"
        return "writeOnly" if writable else "closed"

    def remote_address(sock):
        """The peer's address, or the path of a local socket; known until the `close` listeners
        have returned. None: not connected, or not known."""
        return _part(sock._remote(), 0)

    def remote_port(sock):
        """The peer's port; as remote_address."""
        return _part(sock._remote(), 1)

    def remote_family(sock):
        """ "IPv4", "IPv6" or "local"; as remote_address."""
        there = sock._remote()
        return FAMILY[there[2]] if there else None

    def local_address(sock):
        """The own address; None when not connected or not known."""
        return _part(here(sock), 0)

    def local_port(sock):
        """The own port; None when not connected or not known."""
        return _part(here(sock), 1)


def _part(found, part):
    return found[part] if found else None


def here(sock):
    """(text, port, family) of the own end, or None."""
    return port.local(sock._sys) if sock._st & _OPEN else None


def value(sock, name):
    """The attribute `name`. AttributeError: there is none."""
    found = getattr(Attributes, name, None) if name[0] != "_" else None
    if found is None:
        refuse(sock, name)
    return found(sock)


def refuse(sock, name):
    """AttributeError. dir() and a TAB ask for each name that is known anywhere in the firmware, so
    this loads nothing and, unlike hasattr, adds nothing to those names."""
    text = type(sock).__name__ + " has no attribute " + name
    meant = snake(name)
    if meant != name and meant in dir(type(sock)) + dir(Attributes):
        text += ". Did you mean: " + meant
    raise AttributeError(text)


def snake(name):
    """ "setEncoding" as it is spelled here: "set_encoding"."""
    if name == name.lower():
        return name
    made = ""
    for c in name:
        made += "_" + c.lower() if "A" <= c <= "Z" else c
    return made


def give_properties(kind, attributes):
    """Make them properties, where a store does not suffer for it and `__getattr__` is what is
    slow: CPython looks up every attribute of a class that has one the slow way."""
    del kind.__getattr__
    for name, function in attributes.__dict__.items():
        if name[0] != "_":
            setattr(kind, name, property(function))
    if attributes is Attributes:
        kind.timeout = property(_timeout, kind.set_timeout)


def _timeout(sock):
    """ms, as set_timeout() has it. Assigning does what set_timeout() does."""
    return sock.__dict__.get("timeout", 0)
