"""Reader: the reading half of a Stream. Part of net.aio.

While a task waits for bytes, the loop itself reads for it, as for a flowing socket, and calls
_received. Without one, at most one chunk is read ahead, so that the end is noticed and the system
holds the peer back. Bytes leave the buffer only in the step that returns them: a read that is
cancelled has taken none.
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

_n = -1  # how much of the shared buffer came last, and a view of that
_part = None


class IncompleteReadError(EOFError):
    """The peer ended before: `partial` has what came, of `expected` bytes (None: unknown)."""

    def __init__(self, partial, expected):
        super().__init__("the peer ended after %d of %s bytes" % (len(partial), expected))
        self.partial = partial
        self.expected = expected


IncompleteReadError = runtime.incomplete(IncompleteReadError)


class Reader:
    """The reading half of a Stream."""

    limit: int = max(port.RX_SIZE, 4096)
    _direct = False  # readinto is used: nothing is read ahead, so that nothing is copied
    _at = 0  # where what was read begins; 0: a chunk as it came, to be given as it is
    _into = None  # where readinto waits for bytes: the loop reads straight into it
    _filled = None  # where it has; the task does not know of it yet
    _got = 0  # ... and how many bytes

    # ---- reading

    async def read(self, n=-1):
        """At most n bytes, as soon as there are any; b"" at the end. n < 0: all until the end."""
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
        """Read into buf as soon as there is anything: the number of bytes, 0 at the end."""
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
        """n bytes. IncompleteReadError (an EOFError): the peer ended before; it has what came."""
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
        """A line with its b"\\n"; at the end b"" or less. ValueError: too long; it is lost."""
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
        """None at the end, or the error that was its reason; True: _more() is to be awaited."""
        if not self._st & _OVER:
            return True
        if not self._st & _EOF:
            self._check()
        return None

    def _more(self):
        """To be awaited: until more has come, or the end."""
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
        """_more() where it is not all as usual."""
        if not self._st & _READ or self._filled is not None or not self._plain:
            self._refresh()
        elif self._into is None:
            self._buf = loop.view
            self._cb = received
        else:
            self._buf = self._into
            self._cb = received_into

    def _read_now(self):
        """Whether something has come, or the end: as a rule when it was just accepted."""
        if together.stream is self:
            together.send()  # else what is written next would overtake it
        buf = loop.buffer()
        try:
            n = self._sys.readinto(buf)
        except OSError as error:
            self._read_failed(error)
            return self._st & _DESTROYED
        if n:
            self._rx += n
            if not self._plain:
                self._full = n == len(buf)  # TLS may have more, which the poll does not show
            received(n, buf, self)
            _drains[0] += 1  # nobody waited: others must get their turn some time
        elif n is not None:
            self._eof()
        return n is not None

    def _is_filled(self, buf):
        """Whether the loop has read into buf; it is not waited for any more."""
        if self._into is buf:
            self._into = self._cb = None
        if self._filled is not buf:
            return False
        self._filled = None
        return True

    def _take_back(self, buf):
        """Who waited for bytes in buf is cancelled: they come first again."""
        if self._is_filled(buf):
            self._in = bytes(buf[: self._got]) + self._take(_ALL)

    def _store(self, data):
        """Add a chunk."""
        buf = self._in
        if not buf:
            self._in = bytes(data)
            return
        if isinstance(buf, bytes) or self._at * 2 > len(buf):
            # A bytearray begins at 1, behind a byte of no meaning.
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
        """Something has come that no task waits for; or it is the end."""
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
        """Nobody serves it and the peer has ended: it is kept no longer than somebody has it, as
        in asyncio; where that cannot be told, than it is used."""
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
        """A write has failed: the last chance to read what came before, within limits."""
        try:
            while self._left() < self.limit:
                data = port.recv(self._sys, min(port.RX_SIZE, self.limit))
                if not data:
                    break
                self._store(data)
        except (OSError, MemoryError):
            pass  # what has come so far is there, and the error is told


def received(n, buf, stream):
    """The loop has read for a task that waits. Allocates: the bytes."""
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
    """The loop has read where readinto wants it. Allocates: nothing, but for the first."""
    stream._cb = None
    stream._st &= ~_BUSY
    stream._into = None
    stream._filled = buf
    stream._got = n
    wake(stream)
