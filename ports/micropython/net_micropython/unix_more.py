"""What few programs need of the unix port: local sockets' files, rare options, ending a poll.

Part of net_micropython; loaded by the first use.
"""

import os
import socket
import struct

from micropython import const

from net_micropython.unix import ffi, name

_AF_UNIX = const(1)
_SOL_SOCKET = const(1)
_SO_LINGER = const(13)
_SO_KEEPALIVE = const(9)
_TCP = const(6)
_KEEPIDLE = const(4)
_O_NONBLOCK = const(2048)
_EMFILE = const(24)
_ECONNREFUSED = const(111)

# Level and number of further options: IP_TTL, TCP_MAXSEG, SO_OOBINLINE; TCP_NODELAY to ask for.
_OPTIONS = {"ttl": (0, 2), "max_seg": (6, 2), "oob_inline": (1, 10), "no_delay": (6, 1)}


def remove_stale(addr):
    """Remove the file of a local socket on which nobody listens any more."""
    path = name(addr)[0]
    try:
        if os.stat(path)[0] & 0xF000 != 0xC000:
            return  # not a socket: bind will say EADDRINUSE
    except OSError:
        return
    # Of another kind than a server's: that is refused where nobody has the file, and a server does
    # not see it. It never waits.
    probe = socket.socket(_AF_UNIX, socket.SOCK_DGRAM)
    try:
        probe.connect(addr)
    except OSError as error:
        if error.errno == _ECONNREFUSED:
            os.remove(path)
    finally:
        probe.close()


def local_file(path, known=None):
    try:
        found = os.stat(path)[1]
        if found == known:
            os.remove(path)
        return found
    except OSError:
        return None


def option(sock, what, value):
    """OSError where it is refused."""
    if what == "keep_alive":
        sock.setsockopt(_SOL_SOCKET, _SO_KEEPALIVE, int(value >= 0))
        if value > 0:
            sock.setsockopt(_TCP, _KEEPIDLE, value)
    elif what == "reset":  # l_onoff 1, l_linger 0
        sock.setsockopt(_SOL_SOCKET, _SO_LINGER, struct.pack("ii", value, 0))
    else:
        level, number = _OPTIONS[what]
        if value is None:
            return _asked(sock.fileno(), level, number)
        sock.setsockopt(level, number, value)


def _asked(fd, level, number):
    """The value of an option; False where it cannot be asked for."""
    if ffi is None:
        return False
    value = struct.pack("ii", 0, 4)  # the int, and its size behind it
    value = bytearray(value)
    ask = ffi.open(None).func("i", "getsockopt", "iiipp")
    if ask(fd, level, number, value, memoryview(value)[4:]) != 0:
        return False
    return struct.unpack("i", value)[0]


class _Event:
    """An eventfd: one write makes it readable, from any thread."""

    def __init__(self):
        libc = ffi.open(None)
        self._write = libc.func("i", "write", "ipi")
        self._read = libc.func("i", "read", "ipi")
        self._close = libc.func("i", "close", "i")  # now: there may be no memory when it is closed
        self._one = struct.pack("Q", 1)
        self._buf = bytearray(8)
        self._fd = libc.func("i", "eventfd", "ii")(0, _O_NONBLOCK)  # last: nothing else may fail
        if self._fd < 0:
            raise OSError(_EMFILE)

    def fileno(self):
        return self._fd

    def wake(self):
        self._write(self._fd, self._one, 8)

    def drain(self):
        self._read(self._fd, self._buf, 8)

    def close(self):
        self._close(self._fd)


class _Loop:
    """Without ffi: a datagram socket that sends to itself, by a name that no file system has."""

    def __init__(self):
        addr = struct.pack("H", _AF_UNIX) + b"\0net" + os.urandom(12)
        self._sock = sock = socket.socket(_AF_UNIX, socket.SOCK_DGRAM)
        sock.bind(addr)
        sock.connect(addr)
        sock.setblocking(False)
        self.fileno = sock.fileno
        self.close = sock.close
        self._buf = bytearray(1)

    def wake(self):
        self._sock.write(b"w")  # None where enough of them wait

    def drain(self):
        while self._sock.readinto(self._buf):
            pass


def waker():
    event = _Event() if ffi else _Loop()
    return event, event.wake, event.drain
