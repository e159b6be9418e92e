"""The MicroPython port of `net`: sockets and polls as they are, their differences evened out.

May import socket, select, time, gc, sys and its own parts; nothing of `net`. What only some
platforms need lies in files of their own and costs the others no RAM: unix.py, esp32.py, lwip.py,
rp2.py. The contract is ports/README.md. A MicroPython socket already reads and writes in the way
the contract asks for (None when dry, 0 at the end), so here nothing is wrapped.
"""

import gc
import select
import socket
import sys
import time

from micropython import const

_EAGAIN = const(11)
_EINPROGRESS = const(115)
_EINPROGRESS_NEWLIB = const(119)
_ECONNRESET = const(104)
_ECONNREFUSED = const(111)
_ECONNABORTED = const(103)
_ERR_HUP = const(24)
_STREAM = const(1)  # SOCK_STREAM, the same number on every port
_TCP = const(6)  # IPPROTO_TCP; the unix port has no name for it
_NODELAY = const(1)

NAME = "unix" if sys.platform in ("linux", "darwin") else sys.platform
RX_SIZE = 1024
RX_MOST = 0
HIGH_WATER = 128
MAX_QUEUED = 8192
MAX_CONNECTIONS = 3
BACKLOG = 2
TELLS_PORT = False
ACCEPTS = 1
LINGER = 2000
CONNECT_TIMEOUT = 20000
SPIN = 0
properties = None
HALF_CLOSES = False
INHERITS = False
NO_DELAY = False  # each small write is a segment, of which the stack has few
WAKES = False  # a waker is asked in Python, each time that poll looks
REST = 50
GATHERS = False
credit = None

poller = select.poll
ticks_ms = time.ticks_ms
ticks_add = time.ticks_add
ticks_diff = time.ticks_diff
collect = gc.collect
report = sys.print_exception
check = None  # threads are not told apart
on_fork = None  # no forks
new_error = None  # no exceptions of its own for network failures


def turning(on):
    pass


def lock():
    return None, None, None


def key(sock):
    # The socket itself hashes to its address without an object; id() may need a big int.
    return getattr(sock, "raw", sock)  # below TLS


def errno(error):
    """Linux's number for an OSError; negative for a failed name lookup."""
    number = error.errno
    # The unix port reports a failed getaddrinfo as text: "[addrinfo error -2]".
    return number if isinstance(number, int) else int(number.split()[-1][:-1])


def family_of(addr):
    return socket.AF_INET6 if ":" in addr[0] else socket.AF_INET


def name(addr):
    """(text, port, family) of an address as accept() and getaddrinfo() give it; on lwIP those of
    IPv6 are pairs, too."""
    return (addr[0], addr[1], 6 if ":" in addr[0] else 4)


def resolve(host, port, family, done):
    if host == "localhost":  # lwIP knows no such name
        host = "::1" if family == 6 else "127.0.0.1"
    try:
        found = _addresses(socket.getaddrinfo(host, port, 0, _STREAM), family)
        if not found:
            raise OSError(-2)
    except OSError as error:
        done(error, None, None, None)
        return
    first = found.pop(0)
    done(None, first[0], first[1], first[2], found)


def _addresses(infos, family):
    """[(addr, text, family)], each once."""
    found = []
    for info in infos:
        addr = info[-1]
        if addr is not None:  # the ESP32 port's answer for IPv6
            text, _, kind = name(addr)
            entry = (addr, text, kind)
            if family in (0, kind) and entry not in found:
                found.append(entry)
    return found


def local_file(path, known=None):
    return None  # no local sockets here


def local_address(path):
    raise OSError(97)  # EAFNOSUPPORT: no local sockets here


def connect(addr, sock=None):
    sock = sock or socket.socket(family_of(addr), _STREAM)
    try:
        sock.setblocking(False)
        sock.connect(addr)
    except OSError as error:
        if error.errno != _EINPROGRESS and error.errno != _EINPROGRESS_NEWLIB:
            close(sock)
            number = errno(error)
            if reset_means(number) != number:
                raise OSError(_ECONNREFUSED) from None
            raise
    return sock


def connected(sock, flags, probe):
    if not flags & _ERR_HUP:
        return 0
    # No getsockopt here: one byte asked for brings the true error, once (FIN gives 0).
    try:
        count = sock.readinto(probe)
    except OSError as error:
        return reset_means(errno(error))
    if count is None:
        return _ECONNABORTED
    return -1 if count else 0


def reset_means(number):
    # lwIP answers a refused connect with ECONNRESET.
    return _ECONNREFUSED if number == _ECONNRESET else number


def bind(addr):
    sock = socket.socket(family_of(addr), _STREAM)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(addr)
        sock.setblocking(False)
    except OSError:
        close(sock)
        raise
    return sock


def listen(addr, backlog, ipv6_only=False):
    if ipv6_only:
        raise OSError(95)  # EOPNOTSUPP: firmware has no such option
    sock = bind(addr)
    try:
        sock.listen(backlog)
    except OSError:
        close(sock)
        raise
    return sock


def accept(sock):
    # The firmware takes the connection first and makes objects then: a MemoryError in between
    # would lose one of the system's few sockets. Here it loses nobody, and what is free now,
    # or garbage, is there for accept().
    bytearray(256)
    pair = sock.accept()
    pair[0].setblocking(False)
    return pair


def writer(sock, owner):
    return sock


def recv(sock, n):
    try:
        return sock.recv(n)
    except OSError as error:
        if error.errno == _EAGAIN:
            return None
        raise


def shutdown(sock):
    return False


def close(sock):
    try:
        sock.close()
    except OSError:
        pass  # the descriptor is gone all the same


def option(sock, what, value):
    if what != "no_delay" or value is None:
        return False
    try:
        sock.setsockopt(_TCP, _NODELAY, value)
        return True
    except (OSError, AttributeError):
        return False


def local(sock):
    return None


def remote(sock, peer):
    return name(peer) if peer else None


def tls():
    from net_micropython import secure

    return secure


def waker():
    from net_micropython.wake import waker

    return waker()


if NAME == "unix":
    from net_micropython.unix import *  # noqa: F403
elif NAME == "esp32":
    from net_micropython.esp32 import *  # noqa: F403
elif NAME == "rp2":
    from net_micropython.rp2 import *  # noqa: F403
elif NAME in ("pyboard", "mimxrt", "renesas-ra", "alif", "esp8266"):
    from net_micropython.lwip import *  # noqa: F403
