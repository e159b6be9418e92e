"""Reader: the reading half of a Stream. Part of net.aio.

While a task waits for bytes, the loop reads for it, as for a flowing socket (see received());
otherwise at most one chunk is read ahead, so that the end is noticed and flow control holds the
peer back. Bytes leave the buffer only in the step that returns them, so a cancelled read has
taken none.
"""

from .._port import const, port
from ..loop import loop
from ..timers import call_later
from ..writable import Writable
from .writer import _drains, runtime, together, wait, wake

# Bits of Socket's `_st`: the list with their meanings is in socket.py.
_READ = const(1)
_REGISTERED = const(2)
_STARTED = const(32)
_EOF = const(256)
_DESTROYED = const(1024)
_HELD = const(524288)
_STOPPED = const(4194304)
_COUNTED = const(2097152)
_BUSY = const(1 << 24)  # these three as in writer.py
_LEFT = const(1 << 25)
_SHUT = const(1 << 28)
_ASK = const(1 << 29)  # readinto is used, or TLS: _refresh() knows how to wait
_OVER = const(256 | 1024)  # EOF, DESTROYED
_GRACE = const(2000)  # ms
_ALL = const(0x3FFFFFFF)  # more bytes than there are
_MOST = const(8)  # as in writer.py

_n = -1  # bytes received last into the shared buffer, and a view of them
_part = None


class IncompleteReadError(EOFError):
    """The peer ended too early. partial: the bytes received; expected: how many, or None."""

    def __init__(self, partial, expected):
        super().__init__("the peer ended after %d of %s bytes" % (len(partial), expected))
        self.partial = partial
        self.expected = expected


IncompleteReadError = runtime.incomplete(IncompleteReadError)


class Reader:
    """The reading half of a Stream."""

    limit: int = max(port.RX_SIZE, 4096)
    _direct = False  # readinto is used: nothing is read ahead, which avoids copies
    _at = 0  # where unread data begins in `_in`; 0: one chunk, which can be returned as it is
    _into = None  # the buffer in which readinto waits for bytes: the loop reads straight into it
    _filled = None  # that buffer, once the loop has filled it and until the task has resumed
    _got = 0  # how many bytes are in it

    # ---- reading

    async def read(self, n=-1):
        """Return at most n bytes as soon as there are any; b"" at the end. n < 0: all until it."""
        if n < 0:
            n = _ALL
            while self._lacks() is not None:
                await self._more()
        while not self._in and n and (not self._st & _OVER or self._lacks()):
            await self._more()
        buf = self._in
        if len(buf) > n or self._at:
            return self._take(n)
        self._in = b""
        return buf

    async def readinto(self, buf):
        """Read into buf as soon as there is data. Returns the number of bytes, 0 at the end."""
        if not self._direct:
            self._direct = True
            self._st |= _ASK
        while not self._in and len(buf):
            if self._st & _OVER and not self._lacks():
                return 0
            self._into = buf
            try:
                await self._more()
            except BaseException:
                self._take_back(buf)
                raise
            if self._filled is buf:
                self._filled = None
                return self._got
            self._is_filled(buf)
        n = min(len(buf), self._left())
        buf[:n] = self._take(n)
        return n

    async def readexactly(self, n):
        """Return n bytes. IncompleteReadError (an EOFError): the peer ended before that."""
        if n < 0:
            raise ValueError("readexactly size can not be less than zero")
        while True:
            buf = self._in
            if len(buf) == n and not self._at:
                self._in = b""
                return buf
            if len(buf) - self._at >= n:
                return self._take(n)
            if self._st & _OVER and not self._lacks():
                raise IncompleteReadError(self._take(_ALL), n)
            await self._more()

    async def readline(self):
        """Return a line with its b"\\n", at the end the rest. ValueError: too long; dropped."""
        seen = 0
        while True:
            if self._in:
                end = self._in.find(b"\n", self._at + seen) + 1
                if end:
                    end -= self._at
                    if end > self.limit + 1:
                        self._too_long(end)
                    return self._take(end)
                seen = self._left()
                if seen > self.limit:
                    self._too_long(seen)
            if self._st & _OVER and not self._lacks():
                return self._take(_ALL)
            await self._more()

    def _too_long(self, n):
        self._take(n)
        raise ValueError("line longer than %d bytes" % self.limit)

    def at_eof(self):
        """True when everything has been read."""
        return self._st & (_EOF | _DESTROYED) != 0 and not self._in

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line

    # ---- inside

    def _lacks(self):
        """True: await _more(). None: the end. Raises the error that ended the connection."""
        if not self._st & _OVER:
            return True
        if not self._st & _EOF:
            self._check()
        return None

    def _more(self):
        """Return an awaitable that ends when more data, or the end, has come."""
        if not self._st & _REGISTERED and self._sys is not None and _drains[0] < _MOST:
            if self._read_now():
                return runtime.DONE
        _drains[0] = 0
        waiting = wait(self)
        if self._st & (_READ | _ASK) == _READ:
            self._cb = received
        else:
            self._await()
        return waiting

    def _await(self):
        """The rest of _more(), in all but the most common state."""
        if not self._st & _READ or self._filled is not None or not self._plain:
            self._refresh()
        elif self._into is None:
            self._buf = loop.view
            self._cb = received
        else:
            self._buf = self._into
            self._cb = received_into

    def _read_now(self):
        """Read without waiting. True if there was data, or the end; usual just after accepting."""
        if together.stream is self:
            together.send()  # otherwise the next write would overtake it
        buf = loop.buffer()
        try:
            n = self._sys.readinto(buf)
        except OSError as error:
            self._read_failed(error)
            return self._st & _DESTROYED
        if n:
            self._rx += n
            if not self._plain:
                self._full = n == len(buf)  # TLS may hold more, which poll does not report
            received(n, buf, self)
            _drains[0] += 1  # nothing was awaited: other tasks must run some time
        elif n is not None:
            self._eof()
        return n is not None

    def _is_filled(self, buf):
        """Stop waiting for buf. True if the loop has already read into it."""
        if self._into is buf:
            self._into = self._cb = None
        if self._filled is not buf:
            return False
        self._filled = None
        return True

    def _take_back(self, buf):
        """The task waiting for bytes in buf was cancelled: put them back, in front."""
        if self._is_filled(buf):
            self._in = bytes(buf[: self._got]) + self._take(_ALL)

    def _store(self, data):
        """Add a chunk."""
        buf = self._in
        if not buf:
            self._in = bytes(data)
            return
        if isinstance(buf, bytes) or self._at * 2 > len(buf):
            # Data in a bytearray begins at 1, behind an unused byte: see `_at`.
            buf = bytearray(1)
            buf.extend(memoryview(self._in)[self._at :])
            self._in = buf
            self._at = 1
        buf.extend(data)

    def _left(self):
        return len(self._in) - self._at

    def _take(self, n):
        at = self._at
        end = at + n
        buf = self._in
        if end < len(buf):
            self._at = end
            return bytes(memoryview(buf)[at:end])
        self._in = b""
        self._at = 0
        return bytes(memoryview(buf)[at:]) if at else buf

    # ---- what the core asks and tells

    def _wanted(self):
        if self._ahead is not None:
            data = self._ahead
            self._ahead = None
            self._store(data)
            wake(self)
        st = self._st
        if st & (_STARTED | _EOF | _DESTROYED | _STOPPED) != _STARTED:
            return 0
        self._buf = loop.buffer()
        if self._reader is None:
            return 0 if self._in or self._direct or st & _HELD else _READ
        if self._into is None or self._filled is not None:
            self._cb = received
        else:
            self._buf = self._into
            self._cb = received_into
        return _READ

    def _read(self):
        """There is data that no task waits for, or the end."""
        if self._cb is None and (self._in or self._direct):
            self._refresh()
            return
        Writable._read(self)

    def _tell_data(self, data):
        self._cb = None
        self._st &= ~_BUSY
        self._store(data)
        wake(self)

    def _eof(self):
        Writable._eof(self)
        if self._st & _LEFT:
            loop.defer(type(self)._let_go, self)
        wake(self)

    def _let_go(self, arg):
        """The handler is over and the peer has ended. As in asyncio, the stream is kept while the
        program has a reference to it; where that is unknown, while it is used."""
        st = self._st
        if st & (_SHUT | _DESTROYED) or self._q is not None or self._reader is not None:
            return
        if st & _COUNTED:
            loop.open -= self._keeps
            self._st &= ~_COUNTED
        if not runtime.let_go(self):
            if self._pending is None:  # destroy() cancels it
                self._pending = call_later(_GRACE, self._close_unused, self._tx)
            return
        loop.forget(self._sys)
        loop.handles.pop(self, None)
        self._st &= ~(_READ | _REGISTERED)
        server = self._server
        if server is not None:
            self._server = None
            server._released()

    def _close_unused(self, sent):
        self._pending = None
        if self._tx == sent:
            self.close()
        else:
            self._let_go(None)

    def _fail(self, error):
        if self._error is error and self._sys is not None and not self._st & _EOF:
            self._rescue()
        self.destroy(error)

    def _rescue(self):
        """A write has failed: read what was received before that, within limits."""
        try:
            while self._left() < self.limit:
                data = port.recv(self._sys, min(port.RX_SIZE, self.limit))
                if not data:
                    break
                self._store(data)
        except (OSError, MemoryError):
            pass  # what was read so far is kept, and the error is emitted


def received(n, buf, stream):
    """The `_cb` while a task waits for data. Allocates: the bytes."""
    stream._cb = None
    stream._st &= ~_BUSY
    global _n, _part
    if n != _n:  # as net.readable.deliver
        _part = buf[:n]
        _n = n
    if stream._in:
        stream._store(_part)
    else:
        stream._in = bytes(_part)
    wake(stream)


def received_into(n, buf, stream):
    """The `_cb` while readinto waits. Allocates: nothing after the first call."""
    stream._cb = None
    stream._st &= ~_BUSY
    stream._into = None
    stream._filled = buf
    stream._got = n
    wake(stream)
