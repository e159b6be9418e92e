"""What the unix port of MicroPython does in its own way: packed addresses, and libc through ffi.

Part of net_micropython; what few programs need is in unix_more.py. The socket module here lacks
shutdown, getsockname and getpeername; libc has them. An interpreter that was built without ffi
does without them, as a board does. Descriptors are registered by number: a big object address
would cost an object a poll.
"""

import socket
import struct
import sys

from micropython import const

from net_micropython import _addresses
from net_micropython import resolve as _resolve

try:
    import ffi
except ImportError:
    ffi = None

_AF_UNIX = const(1)
_AF_INET = const(2)
_AF_INET6 = const(10)
_SOL_SOCKET = const(1)
_TCP = const(6)
_NODELAY = const(1)
_SHUT_WR = const(1)
_IPV6 = const(41)
_V6ONLY = const(26)
_ADDRESS_SIZE = const(110)  # sockaddr_un is the largest

RX_SIZE = 16384
RX_MOST = 131072
HIGH_WATER = 16384
MAX_QUEUED = 16777216
MAX_CONNECTIONS = None
BACKLOG = 511
TELLS_PORT = True
ACCEPTS = 16
CONNECT_TIMEOUT = 0
HALF_CLOSES = True
NO_DELAY = True
INHERITS = sys.platform == "linux"
WAKES = True

_libc = _shutdown = None
if ffi:
    _libc = ffi.open(None)
    _shutdown = _libc.func("i", "shutdown", "ii")
else:
    TELLS_PORT = HALF_CLOSES = False


def key(sock):
    return sock.fileno()


def report(error):
    """Nobody may read what is printed: that must not end the loop."""
    try:
        sys.print_exception(error)
    except OSError:
        pass


def family_of(addr):
    return addr[0] | addr[1] << 8


def name(addr):
    """(text, port, family) of a packed sockaddr."""
    if family_of(addr) == _AF_UNIX:
        text = bytes(addr)[2:]
        return (str(text[: text.find(b"\0")] if b"\0" in text else text, "utf8"), None, 0)
    parts = socket.sockaddr(addr)
    text = socket.inet_ntop(parts[0], parts[1])
    if parts[0] == _AF_INET:
        return (text, parts[2], 4)
    # The zone of a link-local address, without which there is no way back; sockaddr() gives it in
    # the wrong order of bytes.
    zone = struct.unpack_from("I", addr, 24)[0]
    return ("%s%%%d" % (text, zone) if zone else text, parts[2], 6)


def resolve(host, port, family, done):
    if host != "localhost" or family:
        _resolve(host, port, family, done)
        return
    # A server may listen on ::1 alone.
    infos = socket.getaddrinfo("127.0.0.1", port, 0, 1) + socket.getaddrinfo("::1", port, 0, 1)
    (addr, text, kind), other = _addresses(infos, 0)
    done(None, addr, text, kind, [other])


def local_address(path):
    data = path.encode()
    if not 0 < len(data) < 108:
        raise OSError(36)  # ENAMETOOLONG
    at = data.find(b"\xed")
    while at >= 0:
        if data[at + 1] > 0x9F:
            raise ValueError("half of a surrogate pair")
        at = data.find(b"\xed", at + 1)
    return struct.pack("H", _AF_UNIX) + data + b"\0"


def local_file(path, known=None):
    from net_micropython import unix_more

    return unix_more.local_file(path, known)


def reset_means(number):
    return number  # Linux says ECONNREFUSED itself; a reset is a reset


def bind(addr, ipv6_only=False):
    sock = socket.socket(family_of(addr), socket.SOCK_STREAM)
    try:
        if ipv6_only:
            sock.setsockopt(_IPV6, _V6ONLY, 1)
        if family_of(addr) == _AF_UNIX:
            from net_micropython.unix_more import remove_stale

            remove_stale(addr)
        else:
            sock.setsockopt(_TCP, _NODELAY, 1)  # see INHERITS
        sock.setsockopt(_SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(addr)
        sock.setblocking(False)
    except OSError:
        sock.close()
        raise
    return sock


def listen(addr, backlog, ipv6_only=False):
    sock = bind(addr, ipv6_only)
    try:
        sock.listen(backlog)
    except OSError:
        sock.close()
        raise
    return sock


def accept(sock):
    # As in the port's own, with less to be sure of: the garbage of thousands of connections would
    # scatter what lives over the heap, until no table of the loop finds room to grow.
    bytearray(80)
    pair = sock.accept()
    pair[0].setblocking(False)
    return pair


def shutdown(sock):
    if _shutdown is None:
        return False
    _shutdown(_raw(sock).fileno(), _SHUT_WR)
    return True


def _raw(sock):
    """The socket below a TLS connection."""
    return getattr(sock, "raw", sock)


def option(sock, what, value):
    sock = _raw(sock)
    try:
        if what == "no_delay" and value is not None:
            sock.setsockopt(_TCP, _NODELAY, value)
        else:
            from net_micropython.unix_more import option

            if value is None:
                return option(sock, what, value)
            option(sock, what, value)
    except (OSError, OverflowError):
        return False
    return True


def local(sock):
    return _ask("getsockname", sock)


def remote(sock, peer):
    if peer is not None:
        return name(peer) if len(peer) > 2 else None  # an unnamed local socket is just its family
    if _libc is None:
        return None
    return _ask("getpeername", sock)


def _ask(what, sock):
    if _libc is None:
        return None
    addr = bytearray(_ADDRESS_SIZE)
    size = bytearray(struct.pack("i", _ADDRESS_SIZE))
    if _libc.func("i", what, "ipp")(_raw(sock).fileno(), addr, size):
        return None
    used = struct.unpack("i", size)[0]
    # sockaddr() wants the exact size; an unnamed local socket is just its family.
    return name(bytes(addr)[:used]) if used > 2 else None


def waker():
    from net_micropython.unix_more import waker

    return waker()


def lock():
    # No GIL here: two threads in one list break it.
    from _thread import allocate_lock, get_ident
    from time import sleep_ms

    return allocate_lock(), get_ident, lambda: sleep_ms(1)
