"""The CPython port of `net`: non-blocking sockets over epoll, kqueue or poll.

May import the standard library; nothing of `net`. The contract is ports/README.md.
"""

import errno as _names
import gc
import os
import socket
import stat
import struct
import sys
import time
import traceback
from contextlib import suppress

from net_cpython.attributes import give as properties
from net_cpython.conn import Conn
from net_cpython.errors import new_error
from net_cpython.pollers import poller
from net_cpython.turning import check, on_fork, turning, waker

__all__ = ["check", "new_error", "on_fork", "poller", "properties", "turning", "waker"]

NAME = sys.platform
RX_SIZE = 65536
RX_MOST = 0
HIGH_WATER = 16384
MAX_QUEUED = 16 * 1024 * 1024
MAX_CONNECTIONS = None
BACKLOG = 511
TELLS_PORT = True
ACCEPTS = 16
LINGER = 2000
CONNECT_TIMEOUT = 0
SPIN = 0
HALF_CLOSES = True
NO_DELAY = True
INHERITS = sys.platform == "linux"
WAKES = True
REST = 50
GATHERS = hasattr(socket.socket, "sendmsg")
credit = None

_STREAM = socket.SOCK_STREAM
_AF_UNIX = getattr(socket, "AF_UNIX", None)
_KEEP_IDLE = getattr(socket, "TCP_KEEPIDLE", getattr(socket, "TCP_KEEPALIVE", None))
_PERIOD = 1 << 30

# Names whose number differs between Linux and this system (none on Linux itself).
_LINUX = {
    "EAGAIN": 11, "EINPROGRESS": 115, "ETIMEDOUT": 110, "ECONNRESET": 104, "ECONNABORTED": 103,
    "ECONNREFUSED": 111, "EHOSTUNREACH": 113, "ENETUNREACH": 101, "ENOTCONN": 107, "EISCONN": 106,
    "EADDRINUSE": 98, "EADDRNOTAVAIL": 99, "ENOBUFS": 105, "EAFNOSUPPORT": 97, "ENAMETOOLONG": 36,
    "EALREADY": 114, "EHOSTDOWN": 112, "ENETDOWN": 100, "EPROTO": 71, "EOPNOTSUPP": 95,
}  # fmt: skip
_TO_LINUX = {
    getattr(_names, text): number
    for text, number in _LINUX.items()
    if getattr(_names, text, number) != number
}

_OPTIONS = {
    "no_delay": (socket.IPPROTO_TCP, socket.TCP_NODELAY),
    "ttl": (socket.IPPROTO_IP, socket.IP_TTL),
    "max_seg": (socket.IPPROTO_TCP, socket.TCP_MAXSEG),
    "oob_inline": (socket.SOL_SOCKET, socket.SO_OOBINLINE),
}


def key(sock):
    return sock.fileno()


def errno(error):
    """Linux's number for an OSError; negative for a failed name lookup."""
    number = error.errno
    if isinstance(error, socket.gaierror):
        return number if number is not None and number < 0 else -2
    if number is None:
        return 110 if isinstance(error, TimeoutError) else 5
    return _TO_LINUX.get(number, number)


def report(error):
    with suppress(OSError):  # nobody may read what is printed: that must not end the loop
        traceback.print_exception(type(error), error, error.__traceback__)


def collect():
    gc.collect()


def ticks_ms():
    return time.monotonic_ns() // 1000000 & (_PERIOD - 1)


def ticks_add(ticks, ms):
    return (ticks + ms) & (_PERIOD - 1)


def ticks_diff(a, b):
    half = _PERIOD >> 1
    return ((a - b + half) & (_PERIOD - 1)) - half


def resolve(host, port, family, done):
    """Numeric hosts and localhost are answered at once, names by a thread."""
    if host == "localhost":
        if not family:  # a server may listen on ::1 alone
            done(None, ("127.0.0.1", port), "127.0.0.1", 4, [(("::1", port, 0, 0), "::1", 6)])
            return
        host = "::1" if family == 6 else "127.0.0.1"
    for number, af in ((4, socket.AF_INET), (6, socket.AF_INET6)):
        try:
            socket.inet_pton(af, host)
        except (OSError, ValueError):
            continue
        if family not in (0, number):
            break
        addr = (host, port)
        if number == 6:  # in the one form of several
            host = socket.inet_ntop(af, socket.inet_pton(af, host))
            addr = (host, port, 0, 0)
        done(None, addr, host, number)
        return
    from net_cpython.resolver import resolve_in_thread

    return resolve_in_thread(host, port, family, done)


def local_address(path):
    if _AF_UNIX is None:
        raise OSError(_names.EAFNOSUPPORT, os.strerror(_names.EAFNOSUPPORT))
    if not 0 < len(os.fsencode(path)) < 108:
        raise OSError(_names.ENAMETOOLONG, os.strerror(_names.ENAMETOOLONG))
    return path


def _new(addr):
    if isinstance(addr, str):
        return Conn(_AF_UNIX, _STREAM)
    return Conn(socket.AF_INET if len(addr) == 2 else socket.AF_INET6, _STREAM)


def connect(addr, sock=None):
    sock = sock or _new(addr)
    try:
        sock.setblocking(False)
        sock.connect(addr)
    except BlockingIOError as error:
        if error.errno != _names.EINPROGRESS:  # a full local listener says EAGAIN
            sock.close()
            raise
    except OSError:
        sock.close()
        raise
    return sock


def connected(sock, flags, probe):
    number = _raw(sock).getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    return _TO_LINUX.get(number, number)


def bind(addr, ipv6_only=False):
    sock = _new(addr)
    try:
        if ipv6_only:
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        if isinstance(addr, str):
            _remove_stale(addr)
        elif os.name == "posix":
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(addr)
        sock.setblocking(False)
    except OSError:
        sock.close()
        raise
    return sock


def listen(addr, backlog, ipv6_only=False):
    sock = addr if isinstance(addr, socket.socket) else bind(addr, ipv6_only)  # bound already
    try:
        if sock.family != _AF_UNIX:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # see INHERITS
        sock.listen(backlog)
    except OSError:
        sock.close()
        raise
    return sock


def _remove_stale(path):
    """Remove the file of a local socket on which nobody listens any more."""
    try:
        if not stat.S_ISSOCK(os.stat(path).st_mode):
            return  # not a socket: bind will say EADDRINUSE
    except OSError:
        return
    # Of another kind than a server's: that is refused where nobody has the file, and a server does
    # not see it. It never waits.
    with socket.socket(_AF_UNIX, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(path)
        except ConnectionRefusedError:
            os.unlink(path)
        except OSError:
            pass  # somebody has it: bind will say EADDRINUSE


def local_file(path, known=None):
    try:
        found = os.stat(path).st_ino
        if found == known:
            os.unlink(path)
        return found
    except OSError:
        return None


def accept(sock):
    try:
        number, peer = sock._accept()  # accept() itself takes longer than the system
    except (BlockingIOError, InterruptedError):
        return None
    if type(peer) is tuple:
        family = socket.AF_INET if len(peer) == 2 else socket.AF_INET6
    else:
        family = _AF_UNIX
    conn = Conn(family, _STREAM, 0, number)
    conn.setblocking(False)
    return conn, peer


def writer(sock, owner):
    return sock


def recv(sock, size):
    try:
        return sock.recv(size)
    except BlockingIOError:
        return None


def shutdown(sock):
    sock.finish()
    try:
        sock.sock.shutdown(socket.SHUT_WR)
    except OSError:
        pass  # the peer has gone; reading will say so
    return True


def close(sock):
    try:
        sock.close()
    except OSError:
        pass  # the descriptor is gone all the same


def _raw(sock):
    """Of what is around one; listeners and the waker are plain sockets."""
    return getattr(sock, "sock", sock)


def option(sock, what, value):
    sock = _raw(sock)
    try:
        if what == "keep_alive":
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, int(value >= 0))
            if value > 0 and _KEEP_IDLE is not None:
                sock.setsockopt(socket.IPPROTO_TCP, _KEEP_IDLE, value)
        elif what == "reset":  # l_onoff 1, l_linger 0
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", value, 0))
        else:
            level, number = _OPTIONS[what]
            if value is None:
                return sock.getsockopt(level, number)
            sock.setsockopt(level, number, value)
    except (OSError, OverflowError):
        return False
    return True


def name(addr):
    """(text, port, family) of an address as the socket module gives it."""
    if isinstance(addr, (str, bytes)):
        return (os.fsdecode(addr), None, 0) if addr else None
    return (zoned(addr), addr[1], 4 if len(addr) == 2 else 6)


def zoned(addr):
    """The text of an address. The socket module tells the zone of a link-local one apart, and
    without it there is no way back there."""
    if len(addr) == 2 or not addr[3] or "%" in addr[0]:
        return addr[0]
    try:
        return addr[0] + "%" + socket.if_indextoname(addr[3])
    except OSError:  # the interface has gone
        return "%s%%%d" % (addr[0], addr[3])


def local(sock):
    try:
        return name(_raw(sock).getsockname())
    except OSError:
        return None


def remote(sock, peer):
    try:
        return name(peer or _raw(sock).getpeername())
    except OSError:
        return None


def tls():
    from net_cpython import secure

    return secure


def lock():
    return None, None, None  # a list is safe here
