"""What the unix port of MicroPython does in its own way: packed addresses, and libc through ffi.

Part of net_micropython. The socket module here lacks shutdown, getsockname and getpeername; libc
has them. Descriptors are registered by number: a big object address would cost an object a poll.
"""

import os
import socket
import struct

import ffi
from micropython import const

_AF_UNIX = const(1)
_AF_INET = const(2)
_AF_INET6 = const(10)
_SOL_SOCKET = const(1)
_SO_LINGER = const(13)
_SO_KEEPALIVE = const(9)
_TCP = const(6)
_NODELAY = const(1)
_KEEPIDLE = const(4)
_SHUT_WR = const(1)
_ADDRESS_SIZE = const(110)  # sockaddr_un is the largest
_O_NONBLOCK = const(2048)
_EADDRINUSE = const(98)

# Level and number of further options: IP_TTL, TCP_MAXSEG, SO_OOBINLINE.
_OPTIONS = {"ttl": (0, 2), "max_seg": (6, 2), "oob_inline": (1, 10)}

RX_SIZE = 16384
HIGH_WATER = 16384
MAX_QUEUED = 16777216
MAX_CONNECTIONS = None
BACKLOG = 511
ACCEPTS = 16
CONNECT_TIMEOUT = 0

_libc = ffi.open(None)
_shutdown = _libc.func("i", "shutdown", "ii")
_getsockname = _libc.func("i", "getsockname", "ipp")
_getpeername = _libc.func("i", "getpeername", "ipp")
_stat = None


def key(sock):
    return sock.fileno()


def family_of(addr):
    return addr[0] | addr[1] << 8


def name(addr):
    """(text, port, family) of a packed sockaddr."""
    if family_of(addr) == _AF_UNIX:
        text = bytes(addr)[2:]
        return (str(text[: text.find(b"\0")] if b"\0" in text else text, "utf8"), None, 0)
    parts = socket.sockaddr(addr)
    return (socket.inet_ntop(parts[0], parts[1]), parts[2], 4 if parts[0] == _AF_INET else 6)


def local_address(path):
    data = path.encode()
    if not 0 < len(data) < 108:
        raise OSError(36)  # ENAMETOOLONG
    return struct.pack("H", _AF_UNIX) + data + b"\0"


def reset_means(number):
    return number  # Linux says ECONNREFUSED itself; a reset is a reset


def bind(addr):
    sock = socket.socket(family_of(addr), socket.SOCK_STREAM)
    try:
        if family_of(addr) == _AF_UNIX:
            _remove_stale(addr)
        sock.setsockopt(_SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(addr)
        sock.setblocking(False)
    except OSError:
        sock.close()
        raise
    return sock


def _remove_stale(addr):
    """Remove the file of a local socket on which nobody listens any more."""
    path = name(addr)[0]
    try:
        if os.stat(path)[0] & 0xF000 != 0xC000:
            return  # not a socket: bind will say EADDRINUSE
    except OSError:
        return
    probe = socket.socket(_AF_UNIX, socket.SOCK_STREAM)
    try:
        probe.connect(addr)
    except OSError:
        os.remove(path)
    finally:
        probe.close()


def accept(sock):
    try:
        conn = sock.accept()[0]
    except OSError as error:
        if error.errno == 11:
            return None
        raise
    conn.setblocking(False)
    return (conn, None)  # the peer's address is asked for when somebody wants it


def shutdown(sock):
    _shutdown(_raw(sock).fileno(), _SHUT_WR)
    return True


def _raw(sock):
    """The socket below a TLS connection."""
    return getattr(sock, "raw", sock)


def option(sock, what, value):
    sock = _raw(sock)
    try:
        if what == "no_delay":
            sock.setsockopt(_TCP, _NODELAY, value)
        elif what == "keep_alive":
            sock.setsockopt(_SOL_SOCKET, _SO_KEEPALIVE, int(value >= 0))
            if value > 0:
                sock.setsockopt(_TCP, _KEEPIDLE, value)
        elif what == "reset":  # l_onoff 1, l_linger 0
            sock.setsockopt(_SOL_SOCKET, _SO_LINGER, struct.pack("ii", value, 0))
        else:
            level, number = _OPTIONS[what]
            sock.setsockopt(level, number, value)
    except OSError:
        return False
    return True


def local(sock):
    return _ask(_getsockname, sock)


def remote(sock, peer):
    return _ask(_getpeername, sock)


def _ask(function, sock):
    addr = bytearray(_ADDRESS_SIZE)
    size = bytearray(struct.pack("i", _ADDRESS_SIZE))
    if function(_raw(sock).fileno(), addr, size):
        return None
    used = struct.unpack("i", size)[0]
    # sockaddr() wants the exact size; an unnamed local socket is just its family.
    return name(bytes(addr)[:used]) if used > 2 else None


class _Event:
    """An eventfd: one write makes it readable, from any thread."""

    def __init__(self):
        self._fd = _libc.func("i", "eventfd", "ii")(0, _O_NONBLOCK)
        self._write = _libc.func("i", "write", "ipi")
        self._read = _libc.func("i", "read", "ipi")
        self._one = struct.pack("Q", 1)
        self._buf = bytearray(8)

    def fileno(self):
        return self._fd

    def wake(self):
        self._write(self._fd, self._one, 8)

    def drain(self):
        self._read(self._fd, self._buf, 8)


def waker():
    event = _Event()
    return event, event.wake, event.drain
