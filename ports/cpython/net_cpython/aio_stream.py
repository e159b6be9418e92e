"""What CPython's asyncio streams offer in addition to MicroPython's. Part of net_cpython.

A stream is its own transport, just as it is its own reader and writer.
"""

import asyncio
import contextlib
import ssl
from asyncio.trsock import TransportSocket

_EOF = 256
_ENDING = 64
_SHUT = 1 << 28


class _Ahead(bytearray):
    """The data read ahead. Some libraries put back what they did not need."""

    def __init__(self, stream):
        super().__init__(memoryview(stream._in)[stream._at :])
        self._stream = stream


def _changing(name):
    """Return a bytearray method that acts on what the stream has now."""
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
    """Methods of StreamReader."""

    async def readuntil(self, separator=b"\n"):
        """Read up to and including separator (bytes, or a tuple of several).
        IncompleteReadError: the peer ended before it. LimitOverrunError: it is farther away than
        `limit`; the data can still be read."""
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
        """Return (start, end) of the first separator in the received data; (0, 0): none."""
        best = (0, 0)
        for separator in separators:
            start = self._in.find(separator, self._at + seen) - self._at
            if start >= 0 and (not best[1] or start + len(separator) < best[1]):
                best = (start, start + len(separator))
        return best

    def feed_eof(self):
        """Act as if the peer had ended."""
        if not self._st & _EOF:
            self._eof()

    def feed_data(self, data):
        """Act as if data had been received."""
        if data:
            self._tell_data(data)

    def exception(self):
        """Return the error that broke the connection, or None."""
        return self._error

    def set_exception(self, error):
        """Act as if error had broken the connection."""
        self.destroy(error)

    def set_transport(self, transport):
        """No effect: a stream is its own transport."""

    # Some libraries use these internals of asyncio's.
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
    """Methods of a transport."""

    _address = _own = None  # the two ends' addresses
    _tls_info = None

    @property
    def transport(self):
        """The stream itself."""
        return self

    _transport = transport

    def get_extra_info(self, name, default=None):
        """ "peername", "sockname", "socket", "ssl_object", "sslcontext", "peercert", "cipher",
        "compression"; still available after the end."""
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
        """Note what may be asked for after the end."""
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
        """Return None: there is no protocol."""

    def set_protocol(self, protocol):
        """NotImplementedError: a stream has no protocol."""
        raise NotImplementedError("net.aio: a stream's transport takes no protocol")

    def get_write_buffer_size(self):
        """Return the number of queued bytes."""
        return self.buffer_size

    def get_write_buffer_limits(self):
        """Return (low, high): the numbers of queued bytes at which drain() returns and waits."""
        return 0, self.high_water_mark

    def set_write_buffer_limits(self, high=None, low=None):
        """Set how many bytes may be queued before drain() waits."""
        if high is None:
            high = 64 * 1024 if low is None else 4 * low
        self.high_water_mark = max(high, 1)

    def is_reading(self):
        """Whether the end has not been reached: reading is limited by itself."""
        return not self._st & _EOF and not self.is_closing()

    def pause_reading(self):
        """No effect: at most one chunk is read ahead anyway."""

    def resume_reading(self):
        """See pause_reading."""


class _Life:
    """Methods of StreamWriter."""

    socket = property(lambda self: self)
    error = property(lambda self: self._error)

    def ended(self, task):
        """The client_connected callback has finished."""
        if task.cancelled():
            self(task, asyncio.CancelledError())
        else:
            self(task, task.exception() or StopIteration())

    async def start_tls(
        self, sslcontext, *, server_hostname=None, ssl_handshake_timeout=None, **others
    ):
        """Start TLS on this connection."""
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
        """Replaces asyncio's, which from Python 3.13 on closes a transport, and warns."""

    def __repr__(self):
        return f"<net.aio.Stream {self.ready_state} peer={self._address}>"

    async def __aexit__(self, kind, error, trace):
        self.close()
        await self.wait_closed()


def complete(kind):
    """Return a class of streams that has everything of asyncio's and derives from them."""
    for base in kind.__mro__:
        # With a __getattr__ every attribute lookup would be slow.
        if "__getattr__" in vars(base):
            del base.__getattr__

    class Stream(_Life, _Reading, _Transport, kind, asyncio.StreamReader, asyncio.StreamWriter):
        pass

    Stream.__doc__ = kind.__doc__
    return Stream
