"""What CPython's streams have besides those of MicroPython. Part of net_cpython.

The stream is its own transport, as it is its own reader and writer.
"""

import asyncio
import contextlib
import ssl
from asyncio.trsock import TransportSocket

_EOF = 256
_ENDING = 64
_SHUT = 1 << 28


class _Ahead(bytearray):
    """What was read ahead. Some libraries put back into it what they have read too much."""

    def __init__(self, stream):
        super().__init__(memoryview(stream._in)[stream._at :])
        self._stream = stream


def _changing(name):
    """The method of a bytearray, done to what the stream has now."""
    change = getattr(bytearray, name)

    def changing(self, *args):
        stream = self._stream
        bytearray.__setitem__(self, slice(None), memoryview(stream._in)[stream._at :])
        found = change(self, *args)
        stream._buffer = self
        return found

    return changing


for _name in ("__setitem__", "__delitem__", "__iadd__", "append", "clear", "extend", "insert"):
    setattr(_Ahead, _name, _changing(_name))


class _Reading:
    """Of StreamReader."""

    async def readuntil(self, separator=b"\n"):
        """What comes up to the separator (bytes, or a tuple of several) and with it.
        IncompleteReadError: the end came before. LimitOverrunError: it is farther than `limit`;
        what came can still be read."""
        separators = separator if isinstance(separator, tuple) else (separator,)
        shortest, longest = min(map(len, separators)), max(map(len, separators))
        if not shortest:
            raise ValueError("Separator should be at least one-byte string")
        seen = 0
        while True:
            start, end = self._found(separators, seen)
            if end:
                if start > self.limit:
                    raise asyncio.LimitOverrunError(
                        "Separator is found, but chunk is longer than limit", start
                    )
                return self._take(end)
            seen = max(0, self._left() + 1 - longest)
            if seen > self.limit:
                raise asyncio.LimitOverrunError(
                    "Separator is not found, and chunk exceed the limit", seen
                )
            if self._lacks() is None:
                raise asyncio.IncompleteReadError(bytes(self._take(self._left())), None)
            await self._more()

    def _found(self, separators, seen):
        """(where the first separator begins, where it ends) in what came; (0, 0): none."""
        best = (0, 0)
        for separator in separators:
            start = self._in.find(separator, self._at + seen) - self._at
            if start >= 0 and (not best[1] or start + len(separator) < best[1]):
                best = (start, start + len(separator))
        return best

    def feed_eof(self):
        """The peer is taken to have ended."""
        if not self._st & _EOF:
            self._eof()

    def feed_data(self, data):
        """As if it had come."""
        if data:
            self._tell_data(data)

    def exception(self):
        """The error that broke the connection, or None."""
        return self._error

    def set_exception(self, error):
        """The connection is taken to be broken by it."""
        self.destroy(error)

    def set_transport(self, transport):
        """It has one: itself."""

    # Some libraries look at these.
    @property
    def _buffer(self):
        return _Ahead(self)

    @_buffer.setter
    def _buffer(self, data):
        self._in = b""
        self._at = 0
        self.feed_data(bytes(data))

    @property
    def _exception(self):
        return self._error


class _Transport:
    """Of a transport."""

    _address = _own = None  # the two ends' addresses
    _tls_info = None

    @property
    def transport(self):
        """Itself."""
        return self

    _transport = transport

    def get_extra_info(self, name, default=None):
        """ "peername", "sockname", "socket", "ssl_object", "sslcontext", "peercert", "cipher",
        "compression"; they stay after the end."""
        self._note()
        if name == "peername":
            found = self._address
        elif name == "sockname":
            found = self._own
        elif name == "socket":
            found = self._system and TransportSocket(self._system)
        else:
            found = self._of_tls(name)
        return default if found is None else found

    _system = None  # the system's socket

    def _note(self):
        """Take down what is asked for after the end."""
        if self._sys is None:
            return
        self._system = sock = self._sys.sock
        with contextlib.suppress(OSError):
            if self._own is None:
                self._own = sock.getsockname()
            if self._address is None:
                self._address = sock.getpeername()

    def _of_tls(self, name):
        sock = self._system
        if not isinstance(sock, ssl.SSLSocket):
            return None
        if name == "ssl_object":
            return sock
        if name == "sslcontext":
            return sock.context
        with contextlib.suppress(OSError, ValueError):
            self._tls_info = {
                "peercert": sock.getpeercert(),
                "cipher": sock.cipher(),
                "compression": sock.compression(),
            }
        return self._tls_info and self._tls_info.get(name)

    def get_protocol(self):
        """None: there is no protocol."""

    def set_protocol(self, protocol):
        """NotImplementedError: a stream has no protocol."""
        raise NotImplementedError("net.aio: a stream's transport takes no protocol")

    def get_write_buffer_size(self):
        """Bytes that wait."""
        return self.buffer_size

    def get_write_buffer_limits(self):
        """(low, high): bytes waiting, at which drain() goes on and waits."""
        return 0, self.high_water_mark

    def set_write_buffer_limits(self, high=None, low=None):
        """How many bytes may wait before drain() does."""
        if high is None:
            high = 64 * 1024 if low is None else 4 * low
        self.high_water_mark = max(high, 1)

    def is_reading(self):
        """True until the end: reading holds itself back."""
        return not self._st & _EOF and not self.is_closing()

    def pause_reading(self):
        """Reading holds itself back: at most one chunk is read ahead."""

    def resume_reading(self):
        """See pause_reading."""


class _Life:
    """Of StreamWriter."""

    socket = property(lambda self: self)
    error = property(lambda self: self._error)

    def ended(self, task):
        """Its client_connected is over."""
        if task.cancelled():
            self(task, asyncio.CancelledError())
        else:
            self(task, task.exception() or StopIteration())

    async def start_tls(
        self, sslcontext, *, server_hostname=None, ssl_handshake_timeout=None, **others
    ):
        """Go on with TLS on this connection."""
        await self.drain()
        await self.upgrade(sslcontext, server_hostname, ssl_handshake_timeout)

    def _refuse(self):
        if self._st & (_ENDING | _SHUT) == _ENDING:
            raise RuntimeError("Cannot call write() after write_eof()")

    def destroy(self, error=None):
        """As Socket.destroy."""
        if self._system is None and self._sys is not None:
            self._note()
        return super().destroy(error)

    def _close_now(self):
        if self._system is None:
            self._note()
        super()._close_now()

    def __del__(self, warnings=None):
        """asyncio's would close a transport that is not there; from Python 3.13 on, and warn."""

    def __repr__(self):
        return f"<net.aio.Stream {self.ready_state} peer={self._address}>"

    async def __aexit__(self, kind, error, trace):
        self.close()
        await self.wait_closed()


def complete(kind):
    """The class of streams with all that asyncio's have, and an instance of theirs."""
    for base in kind.__mro__:
        # Every attribute of a class that has one is looked up the slow way.
        if "__getattr__" in vars(base):
            del base.__getattr__

    class Stream(_Life, _Reading, _Transport, kind, asyncio.StreamReader, asyncio.StreamWriter):
        pass

    Stream.__doc__ = kind.__doc__
    return Stream
