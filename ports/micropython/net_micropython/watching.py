"""Streams for net.watch: a UART, stdin, on the unix port terminals and pipes. Part of
net_micropython.

MicroPython's readinto reads until its buffer is full or the stream is dry; a stream that blocks is
never dry. So no more is asked for than there is: what any() says, else a single byte; on the unix
port what one system call gives.
"""

import select

from micropython import const

import net_micropython as port

_WRITE = const(4)
_EAGAIN = const(11)
_EIO = const(5)
_LITTLE = const(64)  # bytes: what a UART without room in its buffer needs 6 ms for at 115,200 baud
_PIECE = const(512)  # bytes that a terminal or pipe takes without waiting, when it has room


def wrap(stream):
    """A stream in the shape of a connection's socket. TypeError: it is none."""
    stream = getattr(stream, "buffer", stream)  # below text
    for name in ("readinto", "write"):
        if not hasattr(stream, name):
            raise TypeError("watch: a stream has " + name)
    if port.NAME == "unix":
        return _OfUnix(stream)
    return Stream(stream)


class Stream:
    """What a board has."""

    _most = _LITTLE

    def __init__(self, stream):
        self.raw = stream  # what is polled
        self._read = stream.readinto
        self._put = stream.write
        self._any = getattr(stream, "any", None)
        self._room = select.poll()
        self._room.register(stream, _WRITE)

    def readinto(self, buf, n=None):
        most = len(buf) if n is None else n
        there = 1 if self._any is None else self._any()
        return self._read(buf, there if there < most else most) if there else None

    def recv(self, n):
        buf = bytearray(n)
        n = self.readinto(buf)
        return None if n is None else bytes(memoryview(buf)[:n])

    def write(self, buf, off=0, n=None):
        if n is None:
            n = len(buf) - off
        for _, flags in self._room.ipoll(0):
            if flags & _WRITE:
                return self._put(buf, off, n if n < self._most else self._most)
        return None

    def close(self):
        """It stays open."""

    def finish(self):
        """Nothing is to be said before the end."""


class _OfUnix(Stream):
    _most = _PIECE

    def __init__(self, stream):
        super().__init__(stream)
        self.fileno = stream.fileno
        self._call = None
        if port.ffi is not None:
            import os

            self._call = port.ffi.open(None).func("i", "read", "ipi")
            self._errno = os.errno

    def readinto(self, buf, n=None):
        if self._call is None:
            try:
                return self._read(buf, 1)
            except OSError as error:
                return self._failed(error.errno)
        n = self._call(self.fileno(), buf, len(buf) if n is None else n)
        return n if n >= 0 else self._failed(self._errno())

    def _failed(self, number):
        """A terminal whose other side has gone says EIO."""
        if number == _EAGAIN:
            return None
        if number == _EIO:
            return 0
        raise OSError(number)
