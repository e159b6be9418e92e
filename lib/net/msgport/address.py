"""SocketAddress of net.msgport, and the addresses of a socket. Loaded by the first use.

Imports net's public names. The functions whose first argument is `sock` are methods of
StreamSocket, declared there.
"""

import net

from .message_port import MessagePort, const
from .stream_socket import StreamSocket

# States; see stream_socket.py.
_NEW = const(0)
_REFUSED = const(3)
_CLOSED = const(6)
_EBADF = const(9)
_EINVAL = const(22)
_EADDRNOTAVAIL = const(99)

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_."


class SocketAddress:
    """An IPv4 address and a port. A name is looked up at once, which waits for the answer."""

    def __init__(self):
        self._host = self._text = "0.0.0.0"  # as given; as a numeric address, or None if not valid
        self._port = 0

    def set_address(self, address):
        """Set "host" or "host:port"; the latter also the port. True; see is_address_valid."""
        if not isinstance(address, str):
            raise TypeError("address")
        parts = address.split(":")
        self.set_host_name(parts[0])
        if len(parts) > 1:
            self._port = int(parts[1]) & 65535 if parts[1].isdigit() else 0
        return True

    def get_address(self):
        """Return "a.b.c.d:port"; "" if not valid."""
        return "" if self._text is None else "%s:%d" % (self._text, self._port)

    def set_host_name(self, hostname):
        """Set the host, but not the port. True; see is_address_valid."""
        if not isinstance(hostname, str):
            raise TypeError("hostname")
        self._host = hostname
        self._text = _resolve(hostname)
        return True

    def get_host_name(self):
        """Return the host as given."""
        return self._host

    def set_port(self, port):
        """Set the port, modulo 65536, but not the host."""
        if type(port) is not int:
            raise TypeError("port")
        self._port = port & 65535
        return True

    def get_port(self):
        return self._port

    def is_address_valid(self):
        return self._text is not None


def _resolve(host):
    """Return the numeric address. None: the host is not valid, or not found."""
    digits = True
    for letter in host:
        if letter.lower() not in _LETTERS:
            return None
        digits = digits and letter in "0123456789."
    if digits or len(host) > 253:
        return host if net.is_ipv4(host) else None
    found = []
    net.lookup(host, lambda error, text, family: found.append(text), 4)
    while not found:
        net.turn(-1)
    return found[0]


def known(host, port):
    """Return a SocketAddress for an address of the core; None if host is None."""
    if not host:
        return None
    made = SocketAddress()
    made._host = made._text = host
    made._port = port
    return made


def copy(address):
    """Return a copy. TypeError: not a SocketAddress."""
    if not isinstance(address, SocketAddress):
        raise TypeError("address")
    made = known(address._host, address._port)
    made._text = address._text
    return made


def set_send_to_address(sock, address):
    to = copy(address)
    sock._status = _EBADF if sock._state == _CLOSED else 0
    if not sock._status:
        sock._to = to
    return not sock._status


def get_send_to_address(sock):
    if sock._to is None and sock._sock is not None:
        sock._to = known(sock._sock.remote_address, sock._sock.remote_port)
    return None if sock._to is None else copy(sock._to)


def get_received_from_address(sock):
    return get_send_to_address(sock) if sock._sock is not None else None


def set_address(sock, address):
    address = copy(address)
    state = sock._state
    if state == _CLOSED:
        sock._status = _EBADF
    elif sock._bound is not None or state not in (_NEW, _REFUSED):
        sock._status = _EINVAL
    elif not address.is_address_valid():
        sock._status = _EADDRNOTAVAIL
    else:
        from .listening import bind

        sock._status = bind(sock, address._port, address._text, None)
    return not sock._status


def get_address(sock):
    core = sock._sock
    if sock._state == _CLOSED:
        return None
    if core is not None and core.local_address:
        return known(core.local_address, core.local_port)
    return sock._bound and known(sock._bound[0], sock._bound[1])


_CLASSES = {
    "rostreamsocket": StreamSocket,
    "rosocketaddress": SocketAddress,
    "romessageport": MessagePort,
    "robytearray": bytearray,
}


def create_object(name):
    """Return a new object by its BrightScript name, in any case; None for other names. TypeError:
    the name is not a str."""
    if not isinstance(name, str):
        raise TypeError("name must be str")
    made = _CLASSES.get(name.lower())
    return made and made()
