"""Stream: a socket of `net` with methods to await. Part of net.aio.

The listener of `readable` reads at most one chunk ahead, so that the end is noticed and the system
holds the peer back. While a task waits for bytes, the loop itself reads for it, as for a flowing
socket, and calls _received. Bytes leave the buffer only in the step that returns them: a read that
is cancelled has taken none.
"""

from net._port import const, port
from net.aio_writer import Writer, wait, wake
from net.loop import loop
from net.socket import Socket

_MOST = const(4)  # as in aio_writer.py
_ALL = const(0x3FFFFFFF)  # more bytes than there are


class Stream(Writer):
    """Reader and writer in one, with the methods of asyncio's.

    socket   the net.Socket
    error    the NetError that broke the connection, or None
    limit    longest line that readline() waits for, in bytes
    """

    limit = max(port.RX_SIZE, 4096)
    _raw = False  # readinto is used: nothing is read ahead, so that nothing is copied
    _into = None  # where readinto waits for bytes: the loop reads straight into it

    def __init__(self, sock):
        super().__init__(sock)
        self._buf = b""  # what was read and not taken
        self._at = 0  # where that begins; 0: _buf is a chunk as it came, to be given as it is
        self._got = 0  # bytes that the loop read into _into, which the task does not know of yet
        self._chunk = loop.buffer()
        # TLS has to look after each read: there the loop must not read by itself.
        self._plain = type(sock) is Socket
        self._taker = self._received if self._plain else None  # each mention makes an object
        sock.on("readable", self._on_readable)

    # ---- reading

    async def read(self, n=-1):
        """At most n bytes, as soon as there are any; b"" at the end. n < 0: all until the end."""
        if n < 0:
            n = _ALL
            while self._lacks(n):
                await wait(self._readers)
        while n and not self._buf and self._lacks(0):
            await wait(self._readers)
        if self._at or len(self._buf) > n:
            return self._take(n)
        buf = self._buf
        self._buf = b""
        return buf

    async def readinto(self, buf):
        """Read into buf as soon as there is anything: the number of bytes, 0 at the end."""
        self._raw = True
        while not self._buf:
            if self._dry and not self._got and len(buf):
                sock = self.socket
                sock._buf = self._into = buf
                sock._cb = self._taker
            else:
                n = self._try_into(buf)
                if n is not None:
                    return n
            try:
                await wait(self._readers)
            except BaseException:
                self._take_back(buf)
                raise
            n = self._got
            if n and self._into is buf:
                self._got = 0
                return n
        n = min(len(buf), self._left())
        buf[:n] = self._take(n)
        return n

    async def readexactly(self, n):
        """n bytes. EOFError: the peer ended before; what came can still be read."""
        if n < 0:
            raise ValueError("readexactly: n must not be negative")
        while len(self._buf) - self._at < n:
            if self._lacks(n - 1):
                await wait(self._readers)
            elif self._left() < n:
                raise EOFError("the peer ended after %d of %d bytes" % (self._left(), n))
        return self._take(n)

    async def readline(self):
        """A line with its b"\\n"; without one, or b"", at the end. ValueError: longer than limit;
        what came can still be read."""
        seen = 0
        while True:
            if self._buf:
                end = self._buf.find(b"\n", self._at + seen) + 1
                if end:
                    return self._take(end - self._at)
                seen = self._left()
                if seen >= self.limit:
                    raise ValueError("line longer than %d bytes" % self.limit)
            if self._lacks(seen):
                await wait(self._readers)
            elif self._left() == seen:
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

    # ---- inside

    def _lacks(self, seen):
        """After a look that found `seen` bytes at most: whether to wait. Not when there are more
        by now, and not when the end has come."""
        while not self._dry:
            if self._over:
                return not self._is_end()
            if self._may_read():
                self._read()
                if self._left() > seen:
                    return False
        sock = self.socket
        sock._buf = self._chunk
        sock._cb = self._taker
        return True

    def _try_into(self, buf):
        """Read into buf what is there: the number of bytes, 0 at the end; None: wait."""
        if not len(buf) or self._over and self._is_end():
            return 0
        n = None
        if not self._dry and self._may_read():
            n = self.socket.readinto(buf)
            self._dry = n != len(buf) if self._plain else not n
        return n

    def _take_back(self, buf):
        """Who waited for bytes in buf is cancelled: they come first again."""
        if self._into is not buf:
            return
        self._into = self.socket._cb = None
        if self._got:
            self._buf = bytes(buf[: self._got]) + self._take(_ALL)
            self._got = 0

    def _may_read(self):
        """Whether to try the system now. Else others get their turn, even if the peer is faster
        than this task."""
        self._busy += 1
        if self._busy > _MOST:
            self._dry = True
            loop.defer(_again, None, self)
        return not self._dry

    def _read(self):
        """One chunk from the system; None when it has none, 0 at the end. The poll tells of what
        remains after less than a full chunk."""
        buf = self._chunk
        n = self.socket.readinto(buf)
        self._dry = n != len(buf) if self._plain else not n
        if n:
            if self._buf:
                self._store(buf[:n])
            else:
                self._buf = bytes(buf[:n])
        return n

    def _store(self, data):
        """Add a chunk; not the first one."""
        buf = self._buf
        if isinstance(buf, bytes) or self._at * 2 > len(buf):
            # A bytearray begins at 1, behind a byte of no meaning.
            buf = bytearray(1)
            buf.extend(memoryview(self._buf)[self._at :])
            self._buf = buf
            self._at = 1
        buf.extend(data)

    def _left(self):
        return len(self._buf) - self._at

    def _take(self, n):
        at = self._at
        end = at + n
        buf = self._buf
        if end < len(buf):
            self._at = end
            return bytes(memoryview(buf)[at:end])
        self._buf = b""
        self._at = 0
        return bytes(memoryview(buf)[at:]) if at else buf

    def _is_end(self):
        """True at the end; or the error that was its reason."""
        if not self._ended:
            self._check()
        return True

    # ---- listeners

    def _received(self, n, buf, sock):
        """The loop has read for a task that waits. Allocates: the bytes, not for readinto."""
        sock._cb = None
        self._busy = 0
        self._dry = n != len(buf)
        if buf is self._into:
            self._got = n
        else:
            if n != loop.n:  # as net.readable.deliver
                loop.n = n
                loop.part = buf[:n]
            if self._buf:
                self._store(loop.part)
            else:
                self._buf = bytes(loop.part)
        wake(self._readers)

    def _on_readable(self):
        self._dry = False
        self._busy = 0
        if not self._raw and not self._left():
            self._read()
        if self.socket._error is not None:
            # A write failed: this is the last chance to read what came before.
            while self._read():
                pass
        wake(self._readers)


def _again(owner, stream):
    """Deferred: the others had their turn. (What TLS has buffered, no poll would tell of.)"""
    stream._dry = False
    stream._busy = 0
    wake(stream._readers)
