"""Socket: one TCP or local connection, as an event emitter. Imports the port and loop.

Here is what every connection goes through, coming up and going down; readable.py and writable.py
are its two halves. A method that not every program needs is a door (door.py): connecting.py,
timeout.py, piping.py and the files X_more.py are loaded by the first use.

All state is one small int, `_st`. `_sys` is the system's socket, `_wr` its write method while
nothing waits and the connection is open, else None.
"""

from ._port import const, port
from .attributes import value
from .door import door
from .loop import loop
from .timers import Timer
from .writable import Writable, check_limit, tell_error

# The bits of `_st`. READ and WRITE are the poll mask. Files that need some repeat them: a const of
# one module is not folded in another.
_READ = const(1)  # in the poll mask, as registered
_REGISTERED = const(2)
_WRITE = const(4)  # in the poll mask
_CONNECTING = const(8)
_OPEN = const(16)
_STARTED = const(32)  # `connect` or `connection` was told: reading may begin; kept afterwards
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
_DISCARD = const(131072)  # after our end: nobody reads, so what comes is dropped
_HAD_ERROR = const(262144)
_HELD = const(524288)  # pause_on_connect: read nothing ahead
_RESTING = const(1048576)  # the system takes nothing though it says so: wait a while
_COUNTED = const(2097152)  # in loop.open
_STOPPED = const(4194304)  # pause_on_connect: read nothing before resume()
_CORKED = const(8388608)  # cork(): what is written waits for uncork()
# The sign: accepted, a Socket itself, so no method is another, and none of `_ahead`, `_lent`,
# `_decode`, `_q`, `_finishing`, `_timer`, `_pending` was ever set: to look is dear.
_PLAIN = const(~1073741823)


class Socket(Writable):
    """A TCP socket in Node's manner.

    Events: lookup(error, address, family), connect(), data(bytes), readable(), end(), drain(),
    finish(), timeout(), error(NetError), close(), pause(), resume(). `close` comes once, last.

    allow_half_open   stay open for writing after the peer has ended; default: end() follows
    high_water_mark   write() returns False once so many bytes are queued
    max_queued        bytes that may be queued; beyond, write() raises NetError ENOBUFS
    onread            (buffer, callback): see set_onread
    timeout           ms: see set_timeout
    no_delay, keep_alive, keep_alive_initial_delay   see set_no_delay, set_keep_alive

    attributes.py computes the others: ready_state, bytes_read, remote_address, ...
    """

    # MicroPython looks through one class after the other, which is dear: what each message and
    # each connection look up is in the first. Boards get one class.
    _ready = Writable._ready
    _refresh = Writable._refresh
    _eof = Writable._eof
    end = Writable.end
    """Send what waits, then FIN: see Writable.end."""
    on = Writable.on
    """Call a listener with each event of a name: see Emitter.on."""
    listeners_changed = Writable.listeners_changed
    high_water_mark = Writable.high_water_mark
    _q = Writable._q
    _ahead = Writable._ahead
    _finishing = Writable._finishing
    _ev = Writable._ev
    _decode = Writable._decode
    _lent = Writable._lent
    _wanted = Writable._wanted
    _give = Writable._give
    set_onread = Writable.set_onread
    """Receive into the program's own buffer: see Readable.set_onread."""
    fire = Writable.fire
    write = Writable.write
    """Send str, bytes, bytearray or memoryview: see Writable.write."""
    target = None  # free for the program's own state
    allow_half_open = False
    timeout = 0  # as set: a program may assign it, too
    _timer = None  # an IdleTimer: see timeout.py
    _on_timeout = None  # the callback of set_timeout(), for one time
    _on_connect = None  # the callback of connect()
    _server = None
    _peer = None
    _keeps = 1  # what it counts in loop.open; 0 after unref()
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
        no_delay: "bool | None" = None,
        keep_alive: "bool | None" = None,
        keep_alive_initial_delay: int = 0,
    ):
        if isinstance(allow_half_open, dict):
            self.__init__(**allow_half_open)
            return
        self._sys = self._wr = self._cb = self._buf = None
        self._st = self._rx = self._tx = 0
        if allow_half_open:
            self.allow_half_open = True
        if high_water_mark is not None:
            self.high_water_mark = check_limit(high_water_mark)
        if max_queued is not None:
            self.max_queued = check_limit(max_queued)
        if onread is not None:
            buffer, callback = onread
            self.set_onread(buffer, callback)
        if timeout is not None:
            self.set_timeout(timeout)
        if no_delay is not None:
            self.set_no_delay(no_delay)
        if keep_alive is not None:
            self.set_keep_alive(keep_alive, keep_alive_initial_delay)

    # ---- coming up

    def connect(self, port=None, host=None, on_connect=None, **where):
        """Connect to host (default "localhost") and port, or to the local socket `path`.

        family          4 or 6: only addresses of that family; 0: IPv4 first
        path            of a local (Unix domain) socket, in place of port and host
        local_address   the numeric address of this machine to connect from
        local_port      the port to connect from
        lookup          fn(host, done, family) that resolves names in place of the system: calls
                        done(error, text, family) once, like net.lookup

        Also connect(port, on_connect), connect("/a/path") and connect({"port": ..., ...},
        on_connect). Returns self.
        Ignored while connecting or connected; after a close it connects again. TypeError,
        ValueError: invalid arguments. Emits `lookup`, then one of `connect` and `error`.
        """
        return door(Socket, "connect", "connecting")(self, port, host, on_connect, **where)

    def _attach(self, sock):
        """Take over a connected system socket."""
        if port.NO_DELAY and not (port.INHERITS and self._server is not None):
            port.option(sock, "no_delay", 1)
        if self._options is not None:
            for what in self._options:
                port.option(sock, what, self._options[what])
        wr = port.writer(sock, self).write
        self._sys = sock
        self._wr = wr if self.high_water_mark else None  # 0: all waits for `drain`, in the queue
        if not self._st & _COUNTED:
            loop.open += self._keeps
        self._st |= _OPEN | _COUNTED

    def _begin(self):
        """The listeners of `connect` or `connection` have returned: start reading."""
        if self._st & _OPEN:
            self._st |= _STARTED
            if self.timeout and self._timer is None:
                self.set_timeout(self.timeout)  # it was assigned
            self._refresh()

    # ---- going down

    def destroy(self, error=None):  # noqa: C901  a call for each step would be dear
        """Close at once and discard the queue; error, if given, is emitted first. Returns self."""
        st = self._st
        if st & _DESTROYED:
            return self
        # What may run out of memory, a new attribute too, comes first: then nothing has changed.
        if error:
            self._queue_end(error)
        elif not st & _CLOSING:  # else an attempt that had not begun ends with the one before
            loop.close(self, self._sys)
        if st & _OPEN:
            st |= _STARTED  # it was a connection, though its first listener may not have returned
        self._st = st & ~(_READ | _WRITE | _REGISTERED | _CONNECTING | _OPEN | _CORKED) | (
            _DESTROYED | _CLOSING | _HAD_ERROR if error else _DESTROYED | _CLOSING
        )
        if not st & _REGISTERED:
            loop.handles.pop(self, None)
            loop.fresh.pop(self._sys, None)
        self._sys = self._cb = self._buf = None
        if self._wr is not None:
            self._wr = None
        if st >= 0:
            if self._ahead is not None:
                self._ahead = None
            if self._timer is not None:
                self._timer.cancel()
            if self._pending is not None:
                self._pending.cancel()
                self._pending = None
            if not st & _FINISHED and self._q is not None or self._finishing is not None:
                self._give_up(error)
        return self

    def _queue_end(self, error):
        """Queue `error` and the closing: both of them, or it raises and neither."""
        closes = not self._st & _CLOSING
        if closes:
            loop.close(self, self._sys)
        try:
            self._error = error
            loop.defer(tell_error, self, error)
        except Exception:  # no memory, or the wrong thread
            if closes:
                loop.closing.pop()
            self._error = None
            raise

    def _doomed(self):
        """A listener or callback raised."""
        self.destroy()
        self._st |= _HAD_ERROR

    def _fail(self, error=None):
        self.destroy(error)  # that of a subclass, if it has one

    _abandon = _fail

    def _closed(self):
        """The file descriptor is closed: emit `close`."""
        st = self._st
        self._st = st & ~(_CLOSING | _COUNTED)
        if st & _COUNTED:
            loop.open -= self._keeps
            server = self._server
            if server is not None:
                if server._how:
                    server._released()
                else:
                    server._count -= 1  # as that, without the call
        if not st & _DESTROYED and self._pending is not None:  # connect() was called meanwhile
            self._server = None
            self._pending.begin()
        ev = self._ev
        if st >= 0 or ev is not None and "close" in ev:  # else fire() finds nobody
            self.fire("close")
        if self._st & _DESTROYED:  # else connected anew
            self._peer = self._server = None

    def _remote(self):
        """(address, port, family) of the current or last peer; None: there was none."""
        if self._st & (_OPEN if self._peer is None else _OPEN | _STARTED):
            return port.remote(self._sys, self._peer)

    def _where(self):
        """Where an error of reading or writing happened: (host, address, port, path)."""
        there = self._remote()
        if there and there[2]:
            return (None, there[0], there[1], None, "")
        return (None, None, None, there[0], "") if there else None

    def _touch(self):
        """Activity outside the hot path: restart the idle time."""
        if self._timer is not None:
            self._timer.touch()

    # ---- what few programs need: doors

    def readinto(self, buf, n: "int | None" = None) -> "int | None":
        """Read into buf, at most n bytes. Returns the number of bytes, 0 at the peer's end (`end`
        follows), None if nothing has been received yet. For `readable` listeners. Allocates:
        nothing."""
        return door(Socket, "readinto", "readable_more")(self, buf, n)

    def set_timeout(self, msecs, callback=None):
        """Emit `timeout` after msecs milliseconds without activity; 0 switches it off. Returns
        self.

        The event only informs; the socket stays open. callback is called for the first `timeout`,
        and replaced by each call of set_timeout. It also applies to later connections. Activity
        is anything sent or received, and connecting. ValueError: negative, not finite, above
        2**29 - 1; TypeError: not a number, callback not callable. From Node: milliseconds, unlike
        Python's socket.settimeout.
        """
        return door(Socket, "set_timeout", "timeout")(self, msecs, callback)

    def pipe(self, destination, end: bool = True):
        """Write everything received to destination (a Socket, or anything with write(), end() and
        `drain`), as fast as it accepts it; at the end call its end(), unless end is False. Returns
        destination.
        """
        return door(Socket, "pipe", "piping")(self, destination, end)

    def unpipe(self, destination=None):
        """Stop piping to destination, or to all. Returns self."""
        return door(Socket, "unpipe", "piping")(self, destination)

    def set_no_delay(self, enable: bool = True):
        """Send small writes at once (disable Nagle's algorithm). Returns as set_keep_alive."""
        return door(Socket, "set_no_delay", "socket_more")(self, enable)

    def set_keep_alive(self, enable: bool = False, initial_delay: int = 0):
        """TCP keep-alive; initial_delay in ms, rounded up to seconds; 0: the system's own.

        Returns self, or False where the platform has no such option. TypeError, ValueError:
        invalid delay.
        """
        return door(Socket, "set_keep_alive", "socket_more")(self, enable, initial_delay)

    def set_option(self, name: str, value: int):
        """Set "ttl", "max_seg" or "oob_inline" (0 or 1). Returns self, or False where the platform
        has no such option. Before there is a connection it is remembered. ValueError: any other
        name."""
        return door(Socket, "set_option", "socket_more")(self, name, value)

    def get_option(self, name: str) -> "int | None":
        """Return the system's value of "ttl", "max_seg", "oob_inline" or "no_delay"; None where it
        is not known. Without a connection, "no_delay" is what it will be set to. ValueError: any
        other name."""
        return door(Socket, "get_option", "socket_more")(self, name)

    def destroy_soon(self):
        """Call end(), and destroy() once everything has been sent. Returns self."""
        return door(Socket, "destroy_soon", "socket_more")(self)

    def reset_and_destroy(self):
        """Close with RST. Returns self, or False where the platform can only close normally."""
        return door(Socket, "reset_and_destroy", "socket_more")(self)

    def address(self) -> dict:
        """Return {"address", "family", "port"} of this end; {} if not connected or not known."""
        return door(Socket, "address", "socket_more")(self)

    unref = Timer.unref
    """Let run() return even while this socket is open. Returns self."""
    ref = Timer.ref
    """Undo unref(). Returns self."""

    __getattr__ = value


if port.properties is not None:
    port.properties(Socket)
if port.credit is not None:
    from . import counted  # noqa: F401  another write()
