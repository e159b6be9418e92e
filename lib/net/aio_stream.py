"""Stream: a socket of `net` with methods to await. Part of net.aio.

The listener of `readable` reads at most one chunk ahead, so that the end is noticed and the system
holds the peer back. Bytes leave the buffer only in the step that returns them: a read that is
cancelled has taken none.
"""

import asyncio

from net._port import port
from net.errors import NetError
from net.loop import loop


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
        self._buf = b""  # bytes while it is one chunk, which then need not be copied
        self._at = 0  # what lies before it was taken
        self._dry = True  # nothing to read before `readable` comes
        self._raw = False  # readinto is used: nothing is read ahead, so that nothing is copied
        self._drains = 0
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
            n = self._left()
        elif n and not self._left():
            await self._more()
        return self._take(n)

    async def readinto(self, buf):
        """Read into buf as soon as there is anything: the number of bytes, 0 at the end."""
        self._raw = True
        n = len(buf)
        if self._left():
            n = min(n, self._left())
            buf[:n] = self._take(n)
            return n
        while n:
            if not self._dry:
                got = self.socket.readinto(buf)
                self._dry = got != n
                if got is not None:
                    return got
            elif self._over():
                return 0
            else:
                await self._wait()
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
        self._drains += 1
        if not self._full and self._drains & 3 == 0:
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
        while error is None and rounds < 64 and self.socket.readinto(loop.buffer()):
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
        before = self._left()
        event = self._event
        while not self._fetch(before):
            if self._dry:
                if self._over():
                    return False
                event.clear()  # as _wait, without another coroutine
                await event.wait()
        return True

    def _fetch(self, before):
        """Read what is there, unless the listener or another task did; True if there is more."""
        if self._left() <= before and not self._dry:
            self._read()
        return self._left() > before

    def _read(self):
        """One chunk from the system; False when it has none. The poll tells of what remains after
        less than a full chunk."""
        buf = loop.buffer()
        n = self.socket.readinto(buf)
        self._dry = n != len(buf)
        if n:
            self._store(bytes(loop.view[:n]))
        return n

    def _store(self, data):
        left = self._left()
        if left:
            old = self._buf
            if self._at or isinstance(old, bytes):
                old = bytearray(memoryview(old)[self._at :])
            old.extend(data)
            data = old
        self._buf = data
        self._at = 0

    def _left(self):
        return len(self._buf) - self._at

    def _take(self, n):
        buf = self._buf
        at = self._at
        if n >= len(buf) - at:
            self._buf = b""
            self._at = 0
            return buf if not at and isinstance(buf, bytes) else bytes(memoryview(buf)[at:])
        self._at = at + n
        return bytes(memoryview(buf)[at : at + n])

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
        self._dry = False
        if not self._raw and not self._left():
            self._read()
        if self.socket._error is not None:
            # A write failed: this is the last chance to read what came before.
            while self._read():
                pass
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
