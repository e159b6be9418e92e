"""Socket: one TCP or local connection, as an event emitter. Imports the port, loop and Reading.

Here is what every connection goes through: coming up, writing while nothing is in the way,
ending, going down; reading.py is the receiving half. The rest is loaded by its first use (lazy.py
and the imports inside functions), so that programs that do without do not pay for it in RAM:
connecting.py, sending.py (when the system does not take everything), idle.py, piping.py,
extras.py, attributes.py.

All state is one small int, `_st`. `_sys` is the system's socket, `_wr` its write method while
nothing waits and the connection is open, else None.
"""

from net._port import const, port
from net.loop import loop
from net.reading import Reading

# The bits of `_st`. READ and WRITE are the poll mask. Files that need some repeat them: a const of
# one module is not folded in another.
_READ = const(1)  # in the poll mask, as registered
_REGISTERED = const(2)
_WRITE = const(4)  # in the poll mask
_CONNECTING = const(8)
_OPEN = const(16)
_STARTED = const(32)  # `connect` or `connection` was told: reading may begin
_ENDING = const(64)  # end() was called
_FINISHED = const(128)  # `finish` was told
_EOF = const(256)  # the peer's FIN was read
_ENDED = const(512)  # ... and told
_DESTROYED = const(1024)
_CLOSING = const(2048)  # `close` is still to come
_FLOWING = const(4096)
_READABLE = const(8192)  # somebody listens to `readable`, and reads for himself
_QUIET = const(16384)  # the `readable` listener did not read: do not ask again until it does
_HUP = const(32768)  # the poll reported ERR or HUP: read with recv, nothing may get lost
_DRAIN = const(65536)  # a write returned False
_HALF_OPEN = const(131072)
_HAD_ERROR = const(262144)
_HELD = const(524288)  # pause_on_connect: read nothing ahead
_RESTING = const(1048576)  # the system takes nothing though it says so: wait a while
_COUNTED = const(2097152)  # in loop.open

_len = len  # a global is found before a builtin


class Socket(Reading):
    """A TCP socket in Node's manner.

    Events: lookup(error, address, family), connect(), data(bytes), readable(), end(), drain(),
    finish(), timeout(), error(NetError), close(), pause(), resume(). `close` comes once, last.

    allow_half_open   keep writing after the peer's end; default: end() follows by itself
    high_water_mark   bytes waiting from which on write() returns False
    max_queued        bytes that may wait; beyond, write() raises NetError ENOBUFS
    onread            (buffer, callback): see set_onread
    timeout           ms: see set_timeout

    Attributes to read: connecting, pending, ready_state, destroyed, readable, writable,
    allow_half_open, had_error, bytes_read, bytes_written, buffer_size, writable_length, timeout,
    remote_address, remote_port, remote_family, local_address, local_port.
    """

    target = None  # free for the program's own state
    high_water_mark: int = port.HIGH_WATER
    max_queued: int = port.MAX_QUEUED
    _q = None  # Queue, while something waits
    _finishing = None  # callbacks of end()
    _timer = None  # see idle.py
    _server = None
    _peer = None
    _options = None  # {name: value} for port.option, asked for before there is a connection
    _pending = None  # what destroy() must cancel: the connect under way, the linger after end()
    _error = None  # what destroyed it

    def __init__(
        self,
        allow_half_open=False,
        high_water_mark: "int | None" = None,
        max_queued: "int | None" = None,
        onread=None,
        timeout=None,
    ):
        if isinstance(allow_half_open, dict):
            self.__init__(**allow_half_open)
            return
        self._st = _HALF_OPEN if allow_half_open else 0
        self._sys = self._wr = self._cb = self._buf = self._ev = None
        self._rx = self._tx = 0
        if high_water_mark is not None:
            self.high_water_mark = high_water_mark
        if max_queued is not None:
            self.max_queued = max_queued
        if onread is not None:
            self.set_onread(onread[0], onread[1])
        if timeout is not None:
            self.set_timeout(timeout)

    # ---- coming up

    def connect(self, port=None, host=None, on_connect=None, **where):
        """Connect to host (default "localhost") and port, or to the local socket `path`.

        family          4 or 6: addresses of that kind only; 0: IPv4 first
        path            of a local socket, in place of port and host
        local_address   the own address to connect from, numeric
        local_port      the own port to connect from

        Also connect(port, on_connect) and connect({"port": ..., ...}, on_connect). Returns self.
        Ignored while connecting or connected; after a close it starts anew. TypeError, ValueError
        at once; everything else is emitted: `lookup`, then one of `connect` and `error`.
        """
        from net.connecting import connect

        return connect(self, port, host, on_connect, **where)

    def _attach(self, sock):
        """Take over a connected system socket."""
        self._sys = sock
        if self.high_water_mark:  # 0: every write() waits for `drain`, so all go to the queue
            self._wr = port.writer(sock, self).write
        if not self._st & _COUNTED:
            loop.open += 1
        self._st |= _OPEN | _COUNTED
        if self._options:
            for what in self._options:
                port.option(sock, what, self._options[what])

    def _begin(self):
        """The listeners of `connect` or `connection` have returned: reading may begin."""
        if self._st & _OPEN:
            self._st |= _STARTED
            self._refresh()

    # ---- writing

    def write(self, data, off=None, n=None) -> bool:
        """Send str (as UTF-8), bytes, bytearray or memoryview; write(buf, off, n) sends a part,
        write(data, callback) calls callback(error) once, with None when the system has it all.

        Returns False when the caller should wait for `drain`. A mutable buffer that the system did
        not take whole (then the answer is False) belongs to the socket until `drain` or the
        callback. TypeError, ValueError: nothing was sent. NetError ENOBUFS: more than max_queued
        would wait; nothing of this call was sent. Allocates: nothing, while the system takes it
        (str: its bytes).
        """
        wr = self._wr
        if n is None:
            if off is not None or wr is None or not isinstance(data, bytes):
                return self._write(data, off, n)
            off = 0
            n = _len(data)
        elif wr is None or off < 0 or n < 0 or n > _len(data) - off:
            return self._write(data, off, n)
        try:
            sent = wr(data, off, n)
        except OSError as error:
            sent = self._write_failed(error)
        if sent == n:
            self._tx += n
            return True
        from net.sending import later

        return later(self, data, off, n, sent, None)

    def _write(self, data, off, n):
        """write() in all its forms."""
        callback = None
        if n is None:
            callback = off
            off = 0
            if not isinstance(data, bytes):
                from net.arguments import bytes_like

                data = bytes_like(data)
            n = _len(data)
            if callback is not None and not callable(callback):
                raise TypeError("callback must be callable")
        elif off < 0 or n < 0 or n > _len(data) - off:
            raise ValueError("write: offset and length are not within the buffer")
        if self._st & (_ENDING | _DESTROYED):
            from net.sending import write_after_end

            return write_after_end(self, callback)
        sent = 0
        if self._wr is not None:
            try:
                sent = self._wr(data, off, n)
            except OSError as error:
                sent = self._write_failed(error)
        if sent != n or self._wr is None:
            from net.sending import later

            return later(self, data, off, n, sent, callback)
        self._tx += n
        if callback is not None:
            loop.defer(call, self, callback)
        return True

    def _write_failed(self, error):
        from net.sending import write_failed

        write_failed(self, error)

    def end(self, data=None, callback=None):
        """Send data, if given, then FIN when all is sent; receiving goes on. Returns self.

        callback(error) once: None when finished. Also end(callback). `finish` follows, and
        `close` when the peer has ended too.
        """
        if callable(data):
            callback, data = data, None
        if data is not None:
            self.write(data)
        if callback is not None:
            from net.sending import when_finished

            when_finished(self, callback)
        if not self._st & (_ENDING | _DESTROYED):
            self._st |= _ENDING
            self._touch()
            self._wr = None
            if self._st & _OPEN and self._q is None:
                self._finish()
        return self

    def _finish(self):
        """Everything is sent: FIN, where the platform can send one and go on receiving."""
        self._refresh()
        if not self._st & _EOF and not port.shutdown(self._sys):
            from net.idle import linger

            linger(self)
        loop.defer(_tell, self)

    # ---- going down

    def destroy(self, error=None):
        """Close now, discard what waits; error, if given, is emitted first. Returns self."""
        st = self._st
        if st & _DESTROYED:
            return self
        # First what may run out of memory: then nothing has changed, and it can be tried again.
        if not st & _CLOSING:  # else an attempt that had not begun ends with the one before
            loop.close(self, self._sys)
        self._st = st & ~(_READ | _WRITE | _REGISTERED | _CONNECTING | _OPEN) | (
            _DESTROYED | _CLOSING | _HAD_ERROR if error else _DESTROYED | _CLOSING
        )
        self._sys = self._wr = self._cb = self._buf = None
        if self._ahead is not None:
            self._ahead = None
        loop.handles.pop(self, None)
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._pending is not None:
            self._pending.cancel()
            self._pending = None
        if error:
            self._error = error
            loop.defer(tell_error, self, error)
        if self._q is not None or self._finishing is not None:
            from net.sending import give_up

            give_up(self, error)
        return self

    _fail = destroy

    def _doomed(self):
        """A listener or callback raised."""
        self.destroy()
        self._st |= _HAD_ERROR

    _abandon = destroy

    def _check_done(self):
        """Both directions have ended: close."""
        if self._st & (_ENDED | _FINISHED) == _ENDED | _FINISHED:
            self.destroy()

    def _closed(self):
        """The descriptor is gone: `close`."""
        if self._st & _COUNTED:
            loop.open -= 1
        self._st &= ~(_CLOSING | _COUNTED)
        server = self._server
        if server is not None:
            self._server = None
            server._released()
        if self._pending is not None:  # connect() was called meanwhile
            self._pending.begin()
        self._fire("close")

    def _touch(self):
        """Activity outside the hot path: idle time starts anew."""
        if self._timer is not None:
            self._timer.touch()


# ---- jobs


def _tell(sock, arg):
    if sock._st & _DESTROYED:
        return
    sock._st |= _FINISHED
    if sock._finishing is not None:
        for callback in sock._finishing:
            loop.defer(call, sock, callback)
        sock._finishing = None
    sock._fire("finish")
    sock._check_done()


def tell_error(owner, error):
    """`error`; without a listener it goes to the unhandled-error hook."""
    if not owner._fire("error", error, False):
        loop.report(error)


def call(owner, callback):
    callback(None)
