"""Writer: the writing half of a Stream, and its life from the connection to the close. Part of
net.aio.
"""

import asyncio

from .._port import const, port
from ..emitter import Emitter
from ..errors import NetError
from ..loop import loop
from ..socket import Socket
from ..writable import bytes_like
from .together import together

# How tasks wait is the port's.
runtime = __import__(port.__name__ + ".aio", None, None, ("wait",))
wait = runtime.wait
wait_other = runtime.wait_other
wake = runtime.wake
wake_other = runtime.wake_other
_DONE = runtime.DONE

# Bits of Socket's `_st`: the list with their meanings is in socket.py.
_READ = const(1)
_REGISTERED = const(2)
_OPEN = const(16)
_ENDING = const(64)
_EOF = const(256)
_DESTROYED = const(1024)
_CLOSING = const(2048)
_DRAIN = const(65536)
_COUNTED = const(2097152)
_ALIVE = const(2097183)  # READ, REGISTERED, WRITE, CONNECTING, OPEN and COUNTED
# Ours.
_BUSY = const(1 << 24)  # drained since the loop last called for this stream
_LEFT = const(1 << 25)  # its client_connected has returned without closing it
_UP = const(1 << 26)  # connected; with TLS, the handshake is complete
_KNOWN = const(1 << 27)  # the error has been raised to a task
_SHUT = const(1 << 28)  # close() or abort() was called
# And 1 << 29: see reader.py.

_MOST = const(8)  # drains and reads without waiting, after which other tasks may run
_SMALL = const(512)  # bytes: smaller writes are sent together

_write = Socket.write
_drains = [0]  # consecutive drains and reads, of all streams, that did not wait


class Writer:
    """See Stream."""

    _rx = _tx = 0
    _wr = None
    UPON = "connect"  # the event after which the stream can be used
    QUICK = True  # the protocol sends nothing at its end
    _base = Socket

    # ---- writing

    def write(self, data):
        """Send bytes, bytearray, memoryview or str (as UTF-8). What the system does not take at
        once is copied and queued: await drain(). On a broken or closed connection MicroPython
        raises NetError; on CPython drain() does, as in asyncio."""
        if self._wr is None or self._st & _BUSY:
            self._write_other(data)
        elif isinstance(data, bytes):
            _write(self, data)
        elif isinstance(data, str):
            self._write_other(data)
        else:
            self._send(data, len(data))

    def _write_other(self, data):
        if isinstance(data, str):
            data = bytes_like(data)
        st = self._st
        if st & (_ENDING | _DESTROYED):
            self._refuse()
            return
        if self._wr is None:
            self._first_write()
        n = len(data)
        if n <= _SMALL and st & _BUSY and self._wr is not None:
            together.add(self, data, n)
            return
        if together.stream is self:
            together.send()
        if isinstance(data, bytes):
            _write(self, data)
        else:  # the caller may reuse the buffer at once
            self._send(data, n)

    def _send(self, buf, n):
        """Send a buffer that the caller may reuse: what the system does not take is copied."""
        sent = None
        if self._wr is not None:
            try:
                sent = self._wr(buf, 0, n)
            except OSError as error:
                self._write_failed(error)
        if sent:
            self._tx += sent
        if sent != n:
            rest = bytes(memoryview(buf)[sent or 0 : n])
            self._later(rest, 0, len(rest), None, None)
            self._st |= _DRAIN  # at most one copy is queued

    def writelines(self, parts):
        """write() of each."""
        for part in parts:
            self.write(part)

    def awrite(self, buf, off=0, sz=-1):
        """As in MicroPython's asyncio: write() and drain(). Returns an awaitable."""
        if off or sz != -1:
            buf = memoryview(buf)[off : len(buf) if sz == -1 else off + sz]
        self.write(buf)
        return self.drain()

    awritestr = awrite

    def drain(self):
        """Return an awaitable that ends when there is room for more. NetError: the connection is
        broken or closed. Allocates: nothing, while there is room."""
        st = self._st
        _drains[0] = n = _drains[0] + 1
        if n > _MOST or st & (_DRAIN | _DESTROYED):
            return self._drained()
        if not st & _BUSY:
            self._st = st | _BUSY
        return _DONE

    async def _drained(self):
        if not self._st & (_DRAIN | _DESTROYED):
            # Let other tasks run even if the peer is faster than this task.
            if together.stream is self:
                together.send()
            self._st &= ~_BUSY
            _drains[0] = 0
            await asyncio.sleep(0)
        while self._q is not None and self._st & _DRAIN:
            await wait_other(self)
        if self._st & _DESTROYED:
            self._check()
            raise NetError(32, "write", "ERR_STREAM_DESTROYED")

    def can_write_eof(self):
        """Whether write_eof() is possible: one direction can end alone."""
        return self.QUICK

    def write_eof(self):
        """Send what is queued, then FIN; reading goes on."""
        if together.stream is self:
            together.send()
        self.end()

    def _first_write(self):
        """A hook before the first write."""

    # ---- the end

    def close(self):
        """Close when everything has been sent. Further data from the peer is not read."""
        st = self._st
        if st & (_SHUT | _DESTROYED):
            if self._error is not None:
                self._in = b""  # a stale word on the stack may keep the stream, not this
            return
        if together.stream is self:
            together.send()
        self._st |= _SHUT
        if self.QUICK and self._q is None and self._st & _OPEN:
            self._all_sent()
        else:
            self.end()

    def _all_sent(self):
        """Everything has been sent: close."""
        # Closing with unread data sends RST, and the peer might lose the last of what was sent.
        rounds = 0
        try:
            while not self._st & _EOF and rounds < 64 and self._sys.readinto(loop.buffer()):
                rounds += 1
        except OSError:
            pass  # nothing there, or broken
        if loop.inside or self._ev is not None or self._timer is not None or self._pending:
            self.destroy()
        else:
            self._close_now()

    def _close_now(self):
        """What destroy() and the loop do, where no event has a listener. Allocates: nothing."""
        sock = self._sys
        st = self._st
        loop.handles.pop(self, None)
        loop.forget(sock)
        port.close(sock)
        if st & _COUNTED:
            loop.open -= self._keeps
        self._st = st & ~_ALIVE | _DESTROYED
        self._sys = self._cb = self._buf = None
        if self._wr is not None:
            self._wr = None
        server = self._server
        if server is not None:
            self._server = None
            server._released()
        wake(self)
        wake_other(self)

    def abort(self):
        """Close at once and discard the queue."""
        if together.stream is self:
            together.stream = None
            together.n = 0
        self._st |= _SHUT
        self.destroy()

    def _doomed(self):
        """Memory ran out while receiving, or a listener raised: tasks must see an error."""
        if self._error is None and not self._st & _DESTROYED:
            self._error = NetError(103, "read")
        self._base._doomed(self)

    def leave(self):
        """asyncio's loop has ended: no task is left to read or write."""
        self._reader = self._waiter = None
        self.abort()

    def is_closing(self):
        """True after close() or abort(), or when the connection is gone."""
        return self._st & (_SHUT | _DESTROYED) != 0

    def wait_closed(self):
        """Wait until closed; on MicroPython, close. NetError: it broke, and no task knows yet."""
        if runtime.CLOSES:
            self.close()
        if self._st & (_DESTROYED | _CLOSING) == _DESTROYED and self._error is None:
            return _DONE
        return self._closing_down()

    async def _closing_down(self):
        while self._st & (_DESTROYED | _CLOSING) != _DESTROYED:
            await wait_other(self)
        if not self._st & _KNOWN:
            self._check()

    def aclose(self):
        """As in MicroPython's asyncio: close() and wait_closed()."""
        self.close()
        return self.wait_closed()

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, trace):
        self.close()
        await self.wait_closed()

    def upgrade(self, ssl, server_hostname=None, timeout=None):
        """CPython: continue with TLS, using an ssl.SSLContext; timeout in seconds."""
        from .secure import upgrade

        return upgrade(self, ssl, server_hostname, timeout)

    # ---- looking

    def __getattr__(self, name):
        # Not properties, for the reason given in Socket.
        if name == "socket":
            return self
        return self._error if name == "error" else self._base.__getattr__(self, name)

    def get_extra_info(self, name, default=None):
        """Names: "peername" and "sockname", each (address, port), and "socket"."""
        found = None
        if name == "peername":
            if self._peer:
                found = port.name(self._peer)
            elif self._sys is not None:
                found = port.remote(self._sys, None)
        elif name == "sockname" and self._sys is not None:
            found = port.local(self._sys)
        elif name == "socket":
            return self
        return found[:2] if found else default

    # ---- inside

    async def connected(self, event=None):
        """Wait until connected. NetError: connecting failed."""
        while not self._st & _UP:
            self._check()
            if self._st & (_DESTROYED | _CLOSING) == _DESTROYED:
                raise NetError(103, "connect")  # ECONNABORTED: closed by somebody else
            await wait_other(self)

    def _refuse(self):
        """Writing is over."""
        if runtime.REFUSES:
            self._check()
            # The peer's end may have ended it, or somebody else destroyed it.
            st = self._st
            ended = not st & _DESTROYED and (st & _SHUT or st & _ENDING and not st & _EOF)
            code = "ERR_STREAM_WRITE_AFTER_END" if ended else "ERR_STREAM_DESTROYED"
            raise NetError(32, "write", code)

    def _check(self):
        if self._error is not None:
            self._st |= _KNOWN
            raise self._error

    def __call__(self, task, error):
        """The client_connected task has ended: error is StopIteration or an exception."""
        try:  # what raises here ends asyncio's loop
            if isinstance(error, StopIteration):
                self._st |= _LEFT  # whoever has a reference may go on using it
                if self._st & _EOF:
                    loop.defer(type(self)._let_go, self)
                elif self._sys is not None:
                    self._refresh()  # to notice the end
                return
            self.abort()
        except MemoryError:
            if self._sys is not None:
                self._close_now()  # otherwise it would stay open
        # That its connection failed, or was closed elsewhere, is not an error of the task.
        known = error is self._error or getattr(error, "code", 0) == "ERR_STREAM_DESTROYED"
        if isinstance(error, Exception) and not (known or isinstance(error, StopIteration)):
            loop.report(error)

    # ---- what the core tells

    def fire(self, event, arg=...):
        """As Emitter.fire, but wake waiting tasks first."""
        told = event == "error"
        if event == self.UPON:
            self._st |= _UP
            if self._serving is not None:
                serving, self._serving = self._serving, None
                serving.serve(self)
        elif event == "finish" and self._st & _SHUT:
            self._all_sent()
        if self._reader is not None:
            wake(self)
        if self._waiter is not None:
            wake_other(self)
        if self._ev is not None:
            told = Emitter.fire(self, event, arg) or told
        return told
