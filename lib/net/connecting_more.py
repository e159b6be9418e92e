"""Connecting from an address or a port of one's choice. Loaded by the first connect that asks so.
Imports the port.
"""

from ._port import port as _port
from .address import is_ip
from .errors import net_error
from .resolving import check_port, check_text


class Source:
    """local_address and local_port of one connect. TypeError, ValueError at once."""

    def __init__(self, address, port, family, path):
        check_text(address, "local_address")
        check_port(0 if port is None else port)
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
            raise net_error(failed, "bind") from None
        return _port.connect(addr, sock)
