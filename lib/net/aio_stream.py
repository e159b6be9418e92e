"""Stream: a socket of `net` with methods to await. Part of net.aio.

Nothing is read before somebody asks, so that the system holds the peer back. Bytes leave the
buffer only in the step that returns them: a read that is cancelled has taken none.
"""

import asyncio

from net._port import port
from net.errors import NetError


class Stream:
    """Reader and writer in one, with the methods of asyncio's.

    socket   the net.Socket
    error    the NetError that broke the connection, or None
    limit    longest line that readline() waits for, in bytes
    """

    limit = max(port.RX_SIZE, 4096)
    task = None

    def __init__(self, sock):
        self.socket = sock
        self.error = None
        self._buf = bytearray()
        self._at = 0  # what lies before it was taken
        self._event = asyncio.Event()
        self._up = self._ended = self._closing = self._closed = False
        self._full = False  # a write returned False
        self._told = False  # somebody knows of the error
        sock.on("readable", self._on_readable)
        sock.on("end", self._on_end)
        sock.on("drain", self._on_drain)
        sock.on("error", self._on_error)
        sock.on("close", self._on_close)

    # ---- reading

    async def read(self, n=-1):
        """At most n bytes, as soon as there are any; b"" at the end. n < 0: all until the end."""
        if n < 0:
            while await self._more():
                pass
        elif not self._left():
            data = b""
            while n and not data:
                data = self.socket.read(n)
                if not data:
                    if self._over():
                        return b""
                    await self._wait()
            return data
        return self._take(self._left() if n < 0 else n)

    async def readinto(self, buf):
        """Read into buf as soon as there is anything: the number of bytes, 0 at the end."""
        n = len(buf)
        if self._left():
            n = min(n, self._left())
            buf[:n] = self._take(n)
            return n
        while n:
            n = self.socket.readinto(buf)
            if n is None:
                if self._over():
                    return 0
                await self._wait()
                n = len(buf)
            else:
                break
        return n

    async def readexactly(self, n):
        """n bytes. EOFError: the peer ended before; what came can still be read."""
        if n < 0:
            raise ValueError("readexactly: n must not be negative")
        while self._left() < n:
            if not await self._more():
                raise EOFError("the peer ended after %d of %d bytes" % (self._left(), n))
        return self._take(n)

    async def readline(self):
        """A line with its b"\\n"; without one, or b"", at the end. ValueError: longer than limit;
        what came can still be read."""
        seen = 0
        while True:
            end = self._buf.find(b"\n", self._at + seen)
            if end >= 0:
                return self._take(end + 1 - self._at)
            seen = self._left()
            if seen >= self.limit:
                raise ValueError("line longer than %d bytes" % self.limit)
            if not await self._more():
                return self._take(seen)

    def at_eof(self):
        """True when everything has been read."""
        return self._ended and not self._left()

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line

    # ---- writing

    def write(self, data):
        """Send data (str: as UTF-8); what the system does not take at once is copied and waits:
        await drain(). NetError: the connection is broken or closed, or too much is waiting."""
        self._check()
        if self._closing or self._closed:
            raise NetError(32, "write", "ERR_STREAM_WRITE_AFTER_END")
        sock = self.socket
        if not isinstance(data, (bytes, str)):
            n = len(data)
            # The socket would keep the buffer, which the caller is about to use again.
            sent = sock.try_write(data) if n <= sock.max_queued else 0
            if sent == n:
                return
            data = bytes(memoryview(data)[sent:])
        if not sock.write(data):
            self._full = True

    async def drain(self):
        """Wait until there is room for more. NetError: the connection is broken or closed."""
        if not self._full:
            # Others get their turn even if the peer is faster than this task.
            await asyncio.sleep(0)
        while self._full and not self._closed:
            await self._wait()
        self._check()
        if self._full:
            raise NetError(32, "write", "ERR_STREAM_DESTROYED")

    def can_write_eof(self):
        return True

    def write_eof(self):
        """Tell the peer that no more will come, when all is sent; reading goes on."""
        self._closing = True
        self.socket.end()

    # ---- the end

    def close(self):
        """Close when all is sent. What the peer still sends is not read."""
        self._closing = True
        if not self.socket.destroyed:
            self.socket.end(None, self._sent)

    def _sent(self, error):
        # Closing with bytes unread would reset the connection, and the peer might lose the last of
        # what was sent.
        rounds = 0
        while error is None and rounds < 64 and self.socket.read():
            rounds += 1
        self.socket.destroy()

    def abort(self):
        """Close now; what waits is not sent."""
        self.socket.destroy()

    def is_closing(self):
        return self._closing or self.socket.destroyed

    async def wait_closed(self):
        """Wait until it is closed. NetError: it broke, and nobody was told before."""
        while not self._closed:
            await self._wait()
        if not self._told:
            self._check()

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, trace):
        self.close()
        await self.wait_closed()

    def get_extra_info(self, name, default=None):
        """ "peername" or "sockname": (address, port); "socket": the net.Socket."""
        sock = self.socket
        if name == "peername":
            return (sock.remote_address, sock.remote_port)
        if name == "sockname":
            return (sock.local_address, sock.local_port)
        return sock if name == "socket" else default

    # ---- inside

    async def connected(self, event):
        """Wait for the connection, which the socket tells by this event."""
        self.socket.on(event, self._on_connect)
        while not self._up:
            self._check()
            if self._closed:
                raise NetError(103, "connect")  # ECONNABORTED: closed by somebody else
            await self._wait()

    async def _wait(self):
        """Wait for an event of the socket. Whoever waits looks by himself what has changed."""
        self._event.clear()
        await self._event.wait()

    async def _more(self):
        """Another chunk into the buffer; False at the end."""
        while True:
            data = self.socket.read()
            if data:
                self._store(data)
                return True
            if self._over():
                return False
            await self._wait()

    def _store(self, data):
        if self._at:
            self._buf = self._buf[self._at :]
            self._at = 0
        self._buf.extend(data)

    def _left(self):
        return len(self._buf) - self._at

    def _take(self, n):
        at = self._at
        data = bytes(memoryview(self._buf)[at : at + n])
        self._at = at + len(data)
        if self._at == len(self._buf):
            self._buf = bytearray()
            self._at = 0
        return data

    def _over(self):
        """Nothing more will come: True, or the error that was the reason."""
        if not self._ended:
            self._check()
        return self._ended or self._closed

    def _check(self):
        if self.error is not None:
            self._told = True
            raise self.error

    # ---- listeners

    def _on_connect(self):
        self._up = True
        self._event.set()

    def _on_readable(self):
        if self.socket.error is not None:
            # A write failed: this is the last chance to read what came before.
            data = self.socket.read()
            while data:
                self._store(data)
                data = self.socket.read()
        self._event.set()

    def _on_end(self):
        self._ended = True
        self._event.set()

    def _on_drain(self):
        self._full = False
        self._event.set()

    def _on_error(self, error):
        self.error = error
        self._event.set()

    def _on_close(self):
        self._closed = True
        self._event.set()
