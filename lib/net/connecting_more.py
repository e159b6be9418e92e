"""Connecting from an address or a port of one's choice, or with a lookup of one's own. Loaded by
the first connect that asks so. Imports the port.
"""

from ._port import port as _port
from .address import is_ip
from .emitter import check_callable
from .errors import net_error
from .resolving import Resolution, check_where


def choose(request, address, port, lookup):
    """How this attempt is another than most. TypeError, ValueError at once."""
    if address is not None or port is not None:
        request.local = Source(address, port, request.family, request.path)
        request.family = request.local.family
    if lookup is not None:
        request.resolution = Asking(request, request.sock, lookup)


class Source:
    """local_address and local_port of one connect. TypeError, ValueError at once."""

    def __init__(self, address, port, family, path):
        if not (address is None or isinstance(address, str)):
            raise TypeError("local_address must be str")
        check_where(0 if port is None else port, None)
        kind = 0
        if address is not None:
            kind = is_ip(address)
            if not kind or family not in (0, kind):
                raise ValueError("local_address must be an IP address, of the family asked for")
        if path is not None:
            raise ValueError("a local socket has no local_address and no local_port")
        self.address = address
        self.port = port or 0
        self.family = kind or family
        self.found = None

    def _resolved(self, error, addr, text, family, more=()):
        self.found = (error, addr)

    def connect(self, addr, family):
        """The system's socket, bound and connecting to addr. OSError of syscall "bind" or of the
        connect, with nothing left open."""
        address = self.address or ("::" if family == 6 else "0.0.0.0")
        # Numeric: answered within the call.
        _port.resolve(address, self.port, family, self._resolved)
        error, here = self.found
        try:
            if error:
                raise error
            sock = _port.bind(here)
        except OSError as failed:
            where = (self.address, address, self.port, None, "")
            raise net_error(failed, "bind", where) from None
        return _port.connect(addr, sock)


class Asking(Resolution):
    """A Resolution that asks the program's own function, for what is no address yet."""

    def __init__(self, asker, owner, fn):
        check_callable(fn, "lookup")
        super().__init__(asker, owner)
        self.fn = fn
        self.told = False

    def begin(self, host, port, family):
        if host == "localhost" or is_ip(host):
            return super().begin(host, port, family)
        from .loop_more import post

        self.post = post  # loaded here: fn may answer from another thread
        self.meant = (host, port, family)
        self.fn(host, self._done, family)

    def _done(self, error, text=None, family=None):
        """What the program's function calls, from wherever it likes, once."""
        if not self.told:
            self.told = True
            if error is None and not is_ip(text or ""):
                error = ValueError("lookup: no IP address")
            self.post(_go_on, self.owner, (self, error, text))


def _go_on(owner, answer):
    asking, error, text = answer
    if asking.asker is None:
        return
    host, port, family = asking.meant
    if error is None:
        # Numeric: answered within the call.
        Resolution.begin(asking, text, port, family)
        return
    error = net_error(error, "lookup", (host, None, None, None, ""))
    asking.asker._resolved(error, None, None, None, ())
