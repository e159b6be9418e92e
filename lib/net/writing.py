"""Writing: the sending half of a socket. Part of Socket; imports the port, loop and queue.

What the system takes at once is gone at once; only the rest is queued. `_wr` is the system's write
while nothing waits and the connection is open, else None: one test in the hot path.
"""

from net._port import port
from net.errors import NetError
from net.loop import loop
from net.queue import Queue
from net.reading import Reading, net_error, tell

try:
    from micropython import const
except ImportError:

    def const(value):
        return value


# Bits of `_st`: the list with their meanings is in socket.py.
_OPEN = const(16)
_STARTED = const(32)
_ENDING = const(64)
_FINISHED = const(128)
_EOF = const(256)
_ENDED = const(512)
_DESTROYED = const(1024)
_DRAIN = const(65536)
_RESTING = const(1048576)
_EPIPE = const(32)
_REST = const(50)  # ms


class Writing(Reading):
    high_water_mark: int = port.HIGH_WATER
    max_queued: int = port.MAX_QUEUED
    _q = None  # Queue, while something waits
    _finishing = None  # callbacks of end()

    def write(self, data, off=None, n=None, callback=None) -> bool:
        """Send str (as UTF-8), bytes, bytearray or memoryview; write(buf, off, n) sends a part.

        Returns False when the caller should wait for `drain`. callback(error) is called once,
        with None when the system has taken everything. A mutable buffer that the system did not
        take whole (then the answer is False) belongs to the socket until `drain` or the callback.
        TypeError, ValueError: nothing was sent. NetError ENOBUFS: more than max_queued would
        wait; nothing of this call was sent. Allocates: nothing, while the system takes it (str:
        its bytes).
        """
        wr = self._wr
        if wr is None or n is None or callback is not None:
            return self._write(data, off, n, callback)
        if off < 0 or n < 0 or off + n > len(data):
            raise ValueError("write: offset and length are not within the buffer")
        try:
            sent = wr(data, off, n)
        except OSError as error:
            sent = self._write_failed(error)
        if sent == n:
            self._tx += n
            return True
        return self._later(data, off, n, sent, None)

    def _write(self, data, off, n, callback):
        """write() in all its forms."""
        if n is None:
            if callback is None:
                callback, off = off, None
            if isinstance(data, str):
                data = data.encode()
            elif not isinstance(data, (bytes, bytearray, memoryview)):
                raise TypeError("invalid argument: write takes str or bytes-like")
            off = off or 0
            n = len(data) - off
        if callback is not None and not callable(callback):
            raise TypeError("callback must be callable")
        if off < 0 or n < 0 or off + n > len(data):
            raise ValueError("write: offset and length are not within the buffer")
        if self._st & (_ENDING | _DESTROYED):
            return self._write_after_end(callback)
        sent = None
        wr = self._wr
        if wr is not None and n:
            try:
                sent = wr(data, off, n) if n != len(data) else wr(data)
            except OSError as error:
                sent = self._write_failed(error)
        if sent == n or not n and not self._q:
            self._tx += n
            if callback:
                loop.defer(call, self, callback)
            return not self._st & _DRAIN
        return self._later(data, off, n, sent, callback)

    def _later(self, data, off, n, sent, callback):
        """Queue what the system did not take; the answer of write()."""
        q = self._q or Queue()
        # What the system has begun must go on; else there is a limit.
        if not sent and not q.fits(n, self.max_queued):
            raise NetError(105, "write")
        sent = sent or 0
        q.push(data, off + sent, off + n, callback)
        self._tx += n
        self._q = q
        if self._wr is not None:
            q.write = self._wr
            self._wr = None
        self._refresh()
        if q.size >= self.high_water_mark or not isinstance(data, bytes):
            self._st |= _DRAIN
        return not self._st & _DRAIN

    def _write_failed(self, error):
        """The system's write raised: EAGAIN and empty pools mean later, the rest is the end of
        this socket, told when the present call is over. Returns how much was taken: nothing."""
        error = net_error(error, "write")
        if error.errno not in (11, 12, 105):
            self._wr = None
            loop.defer(_tell_failed, self, error)

    def _write_after_end(self, callback):
        error = NetError(_EPIPE, "write", "ERR_STREAM_WRITE_AFTER_END")
        if self._st & _DESTROYED and not self._st & _ENDING:
            error = self._gone()
        if not self._has("error"):
            raise error
        if not self._st & _DESTROYED:
            loop.defer(tell_error, self, error)
        if callback:
            loop.defer(call_failed, self, (callback, error))
        return False

    def _gone(self):
        """The error of what a destroyed socket did not send."""
        if self._st & _STARTED:
            return NetError(_EPIPE, "write", "ERR_STREAM_DESTROYED")
        return NetError(_EPIPE, "write", "ERR_SOCKET_CLOSED_BEFORE_CONNECTION")

    def _flush(self):
        """The system has room: send what waits, then drain or finish."""
        q = self._q
        sent = 0
        try:
            sent = q.flush(q.write, self._written)
        except OSError as error:
            self._write_failed(error)
        if sent:
            self._touch()
        if q.head < len(q.items):
            if not sent and not self._st & _RESTING:
                self._rest()
            return
        self._q = None
        if self._st & _ENDING:
            self._finish()
            return
        self._wr = q.write
        self._refresh()
        if self._st & _DRAIN:
            loop.defer(_tell_drain, self)

    def _written(self, callback):
        loop.defer(call, self, callback)

    def _rest(self):
        """The poll says there is room, the write takes nothing: some time must pass."""
        self._st |= _RESTING
        self._refresh()
        loop.call_later(_REST, _rested, self)

    def end(self, data=None, callback=None):
        """Send data, if given, then FIN when all is sent; receiving goes on. Returns self.

        callback(error) once: None when finished. Also end(callback). `finish` follows, and
        `close` when the peer has ended too.
        """
        if callable(data) and callback is None:
            callback, data = data, None
        if callback is not None and not callable(callback):
            raise TypeError("callback must be callable")
        if data is not None:
            self.write(data)
        if callback is not None:
            self._when_finished(callback)
        if not self._st & (_ENDING | _DESTROYED):
            self._st |= _ENDING
            self._touch()
            self._wr = None
            if self._st & _OPEN and not self._q:
                self._finish()
        return self

    def _when_finished(self, callback):
        st = self._st
        if st & _DESTROYED:
            loop.defer(call_failed, self, (callback, self._gone()))
        elif st & _FINISHED:
            error = NetError(_EPIPE, "end", "ERR_STREAM_ALREADY_FINISHED")
            loop.defer(call_failed, self, (callback, error))
        else:
            self._finishing = (self._finishing or ()) + (callback,)

    def _finish(self):
        """Everything is sent: FIN, where the platform can send one and go on receiving."""
        self._refresh()
        if not self._st & _EOF and not port.shutdown(self._sys):
            from net.idle import linger

            linger(self)
        loop.defer(_tell_finish, self)


def call(sock, callback):
    callback(None)


def call_failed(sock, pair):
    pair[0](pair[1])


def tell_error(sock, error):
    """Deferred: `error`; without a listener it goes to the unhandled-error hook."""
    if sock._has("error"):
        sock._fire1("error", error)
    else:
        loop.report(error)


def _tell_failed(sock, error):
    # The peer may have sent something before it went away: that comes first.
    if not sock._st & _DESTROYED:
        sock._drain_before_error()
    sock._fail(error)


def _tell_drain(sock, arg):
    if sock._st & _DRAIN and not sock._q and not sock._st & (_ENDING | _DESTROYED):
        sock._st &= ~_DRAIN
        tell(sock, "drain")


def _tell_finish(sock, arg):
    if sock._st & _DESTROYED:
        return
    sock._st |= _FINISHED
    callbacks = sock._finishing or ()
    sock._finishing = None
    for callback in callbacks:
        loop.defer(call, sock, callback)
    tell(sock, "finish")
    sock._check_done()


def _rested(sock):
    sock._st &= ~_RESTING
    sock._refresh()
