"""A connection with the interface of MicroPython's sockets. Part of net_cpython.

`Conn` is a system socket itself: the core then calls C methods found in its class, which Python
does fastest, and a connection needs no second object.
"""

import os
import socket

from net_cpython.turning import check, turns_here

_SMALL = 4096
_GATHERED = 256  # buffers in one call: every system accepts that many
_BYTES = (bytes, bytearray)
_System = socket.SocketType


class Conn(socket.socket):
    """A socket with readinto and write. Conn(family, type, protocol, descriptor)."""

    __slots__ = ()

    # The C methods themselves. Reading raises EAGAIN when dry, which the core allows.
    __init__ = _System.__init__
    readinto = _System.recv_into
    close = _System.close
    sock = property(lambda self: self)

    def dup(self):
        """A plain socket."""
        return socket.socket(fileno=os.dup(self.fileno()))

    def finish(self):
        """No effect: there is nothing to send before FIN."""

    def write(self, buf, off=0, n=None):
        if not turns_here():  # most often it does: a call less
            check()
        if buf.__class__ not in _BYTES:
            _check_bytes(buf)
        if n is not None and n != len(buf):
            # Copying a little is cheaper than creating views.
            buf = buf[off : off + n] if n <= _SMALL else memoryview(buf)[off : off + n]
        try:
            return self.send(buf)
        except BlockingIOError:
            return None

    def gather(self, items, at):
        check()
        end = min(len(items), at + 4 * _GATHERED)
        parts = [memoryview(items[i])[items[i + 1] : items[i + 2]] for i in range(at, end, 4)]
        try:
            return self.sock.sendmsg(parts)
        except BlockingIOError:
            return None


class Given:
    """A Conn for a socket that the program created and keeps."""

    __slots__ = ("close", "fileno", "readinto", "recv", "send", "sock")

    def __init__(self, sock):
        self.sock = sock
        self.readinto = sock.recv_into
        self.recv = sock.recv
        self.send = sock.send
        self.fileno = sock.fileno
        self.close = sock.close

    finish = Conn.finish
    write = Conn.write
    gather = Conn.gather


def _check_bytes(buf):
    """TypeError: for example an array of numbers, whose length is not that of its bytes."""
    if isinstance(buf, memoryview):
        if buf.itemsize == 1 and buf.c_contiguous:
            return
    elif isinstance(buf, _BYTES):
        return
    raise TypeError("write takes bytes-like")


def own_write(any_write):
    """A write() for Socket that does what `any_write` does, with a call less where the data is
    short and nothing waits. `_sys` may be any of the port's that has `send`."""

    def write(self, data, off=None, n=None):
        if self._wr is None or not turns_here():
            return any_write(self, data, off, n)
        kind = type(data)
        if n is None:
            if kind is not bytes or off is not None:
                return any_write(self, data, off, n)
            off = 0
            n = len(data)
            part = data
        elif (kind is bytearray or kind is bytes) and off >= 0 and n <= 4096:  # as _SMALL
            part = data[off : off + n]
            if len(part) != n:  # negative, or more than there is
                return any_write(self, data, off, n)
        else:
            return any_write(self, data, off, n)
        try:
            sent = self._sys.send(part)
        except BlockingIOError:
            sent = None
        except OSError as error:
            sent = self._write_failed(error)
        if sent == n:
            self._tx += n
            return True
        return self._later(data, off, n, sent, None)

    write.__doc__ = any_write.__doc__
    write.__annotations__ = any_write.__annotations__
    write.__qualname__ = any_write.__qualname__
    write.__module__ = any_write.__module__
    return write
