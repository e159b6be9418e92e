"""Socket: one TCP or local connection, as an event emitter. Imports the port, loop and its halves.

Reading (reading.py) and Writing (writing.py) are its base classes. All state is one small int,
`_st`. Connecting, idle timers and what few programs need (pipe, encodings, addresses, options, most
properties) are in connecting.py, idle.py and extras.py, loaded by their first use, so that programs
that do without do not pay for them in RAM.
"""

from net._port import port
from net.errors import NetError
from net.loop import loop
from net.reading import tell
from net.writing import Writing, call_failed, tell_error

try:
    from micropython import const
except ImportError:

    def const(value):
        return value


# The bits of `_st`. READ and WRITE are the poll mask. Files that need some repeat them: a const of
# one module cannot be folded in another.
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

_ERR_HUP = const(24)
_KEPT = const(_FLOWING | _READABLE | _HALF_OPEN)  # what outlives a connection

_probe = bytearray(1)


class Socket(Writing):
    """A TCP socket in Node's manner.

    Events: lookup(error, address, family), connect(), data(bytes), readable(), end(), drain(),
    finish(), timeout(), error(NetError), close(), pause(), resume(). `close` comes once, last.

    allow_half_open   keep writing after the peer's end; default: end() follows by itself
    high_water_mark   bytes waiting from which on write() returns False
    max_queued        bytes that may wait; beyond, write() raises NetError ENOBUFS
    onread            (buffer, callback): see set_onread
    timeout           ms: see set_timeout
    """

    target = None  # free for the program's own state
    _timer = None  # see idle.py
    _server = None
    _peer = None
    _options = None  # {name: value} for port.option, asked for before there is a connection
    _request = None  # see connecting.py
    _pipe = None  # see piping.py

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
        self._sys = self._rd = self._wr = self._cb = self._buf = self._ev = None
        self._rx = self._tx = 0
        if high_water_mark is not None:
            self.high_water_mark = high_water_mark
        if max_queued is not None:
            self.max_queued = max_queued
        if onread is not None:
            self.set_onread(onread[0], onread[1])
        if timeout is not None:
            self.set_timeout(timeout)

    def __getattr__(self, name):
        # Only for what neither the object nor the class has: the rest of the class.
        from net.extras import find

        return find(self, name)

    # ---- coming up

    def connect(self, port=None, host=None, on_connect=None, family=0, path=None):
        """Connect to host (default "localhost") and port, or to the local socket `path`.

        Also connect(port, on_connect) and connect({"port": ..., ...}, on_connect). Returns self.
        Ignored while connecting or connected; after a close it starts anew. TypeError, ValueError
        at once; everything else is emitted: `lookup`, then one of `connect` and `error`.
        """
        from net import connecting

        return connecting.connect(self, port, host, on_connect, family, path)

    def _attach(self, sock):
        """Take over a connected system socket."""
        self._sys = sock
        self._rd = port.reader(sock)
        self._wr = port.writer(sock)
        if not self._st & _COUNTED:
            loop.open += 1
        self._st |= _OPEN | _COUNTED
        options = self._options
        if options:
            for what in options:
                port.option(sock, what, options[what])

    def _established(self, flags):
        """First poll event of a connecting socket."""
        number = port.connected(self._sys, flags, _probe)
        self._request = None
        if number > 0:
            self._fail(NetError(number, "connect"))
            return
        if number < 0:
            self._ahead = bytes(_probe)
            self._rx = 1
        self._st &= ~_CONNECTING
        self._attach(self._sys)
        self._touch()
        loop.defer(_tell_connect, self)
        q = self._q
        if q:
            q.write, self._wr = self._wr, None
            self._flush()
        else:
            self._refresh()
            if self._st & _ENDING:
                self._wr = None
                self._finish()

    def _begin(self):
        """The listeners of `connect` or `connection` have returned: reading may begin."""
        if self._st & _OPEN:
            self._st |= _STARTED
            self._refresh()

    # ---- going down

    def destroy(self, error=None):
        """Close now, discard what waits; error, if given, is emitted first. Returns self."""
        if not self._st & _DESTROYED:
            self._tear_down(error)
        return self

    def _fail(self, error):
        if not self._st & _DESTROYED:
            self._tear_down(error)

    def _doomed(self):
        """A listener or callback raised."""
        self.destroy()
        self._st |= _HAD_ERROR

    def _abandon(self):
        self.destroy()

    def _tear_down(self, error):
        st = self._st & ~(_READ | _WRITE | _REGISTERED | _CONNECTING | _OPEN)
        self._st = st | _DESTROYED | _CLOSING | (_HAD_ERROR if error else 0)
        loop.close(self, self._sys)
        self._sys = self._rd = self._wr = self._cb = self._buf = self._ahead = None
        loop.untrack(self)
        if self._request:
            self._request.cancel()
            self._request = None
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if error:
            loop.defer(tell_error, self, error)
        if self._q:
            self._call_all(self._q.callbacks(), error)
        if self._finishing:
            self._call_all(self._finishing, error)
        self._q = self._finishing = None

    def _call_all(self, callbacks, error):
        error = error or self._gone()
        for callback in callbacks:
            loop.defer(call_failed, self, (callback, error))

    def _check_done(self):
        """Both directions have ended: close."""
        if self._st & (_ENDED | _FINISHED | _DESTROYED) == _ENDED | _FINISHED:
            self.destroy()

    def _closed(self):
        """The descriptor is gone: `close`."""
        counted = self._st & _COUNTED
        self._st &= ~(_CLOSING | _COUNTED)
        if counted:
            loop.open -= 1
        server = self._server
        if server:
            self._server = None
            server._released()
        request = self._request
        self._request = None
        if request:
            loop.defer(request.start, self)
        self._fire("close")

    def _touch(self):
        """Activity outside the hot path: idle time starts anew."""
        if self._timer:
            self._timer.touch()


def _tell_connect(sock, arg):
    tell(sock, "connect")
    sock._begin()
