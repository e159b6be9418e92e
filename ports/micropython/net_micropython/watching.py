"""Streams for net.watch: a UART, stdin. Part of net_micropython; terminals and pipes of the unix
port are in unix_watching.py.

MicroPython's readinto reads until its buffer is full or the stream is dry; a stream that blocks is
never dry. So no more is asked for than there is: what any() says, else a single byte.
"""

import select
import socket

from micropython import const

import net_micropython as port

_WRITE = const(4)
_LITTLE = const(64)  # bytes: what a UART without room in its buffer needs 6 ms for at 115,200 baud


def wrap(stream):
    """A stream in the shape of a connection's socket. TypeError: it is none."""
    stream = getattr(stream, "buffer", stream)  # below text
    unix = port.NAME == "unix"
    for name in ("readinto", "write", "fileno" if unix else "write"):
        if not hasattr(stream, name):
            raise TypeError("watch: a stream has " + name)
    if unix:
        from net_micropython.unix_watching import UnixStream

        return UnixStream(stream)
    if port.NAME == "rp2" and isinstance(stream, socket.socket):
        return Connection(stream)
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
        for _ in self._room.ipoll(0):
            pass  # OSError now, not in the loop, if it cannot be polled: an io.BytesIO

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


class Connection(Stream):
    """A socket that is not of net's, on RP2040 and RP2350: its writes share the one heap."""

    _most = 800

    def __init__(self, sock):
        Stream.__init__(self, sock)
        self._rx = self._tx = 0
        self._put = port.writer(sock, self).write

    def readinto(self, buf, n=None):
        count = Stream.readinto(self, buf, n)
        self._rx += count or 0
        return count

    def close(self):
        port.forget(self.raw)
