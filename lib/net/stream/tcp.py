"""TCP, the socket of net.stream: reading and writing on the fast path, and closing.

Its other methods are loaded when first used: connecting.py with the code for failures,
listening.py, operation.py. Imports net's public names.
"""

import net

from ..door import door
from .buffer import Buffer
from .callbacks import Event, SocketEvent, const, finish, flush, later, state, waiting

INITIALIZED = 1
CONNECTED = 2
LISTENING = 3
CLOSED = 4
ERROR = 5
_CONNECTED = const(2)
_CALLBACKS = ("connected", "error", "accepted", "closed")


def _protected(name):
    """A property that keeps its value while the socket is in use."""

    def put(self, value):
        if name == "host" and not (value is None or isinstance(value, str)):
            raise TypeError("host must be str")
        if self._sock is None:
            self._given[name] = value

    return property(lambda self: self._given.get(name), put)


class TCP:
    """A TCP socket: INITIALIZED, then CONNECTED or LISTENING, finally CLOSED or ERROR; reusable.

    Assigning host, port, timeout (ms, for connect and writes), listen_queue_size or connected(e)
    has no effect while connecting, connected or listening. error(e), accepted(e) and closed(e) may
    be assigned at any time.
    """

    api_name = "Ti.Network.Socket.TCP"
    error = accepted = closed = options = None
    _timer = None

    host = _protected("host")
    port = _protected("port")
    timeout = _protected("timeout")
    listen_queue_size = _protected("listen_queue_size")
    connected = _protected("connected")
    state = property(lambda self: self._state)

    def __init__(self, params=None, **more):
        self._given = {}
        self._reads = []
        self._writes = []
        self._state = INITIALIZED
        self._sock = None  # net's Socket or Server, from connect() or listen() to the end
        self._silent = False  # no `readable` event is to come: a new read must look for itself
        self._flow = None  # the pump for which the loop reads directly
        given = dict(params or (), **more)
        for name, value in given.items():
            if callable(getattr(self, name, len)):  # a method, or unknown
                raise TypeError("no property " + name)
            if not (value is None or callable(value) or name not in _CALLBACKS):
                raise TypeError(name + " must be callable")
            setattr(self, name, value)

    def is_connected(self):
        """Whether the state is CONNECTED; the end of the peer does not change it."""
        return self._state == _CONNECTED

    is_readable = is_writable = is_connected

    def connect(self):
        """Connect to host and port: connected(e) or error(e) follows.

        ValueError, TypeError: host, port or timeout is missing or invalid. NetError: already in
        use."""
        return door(TCP, "connect", "stream.connecting")(self)

    def listen(self):
        """Bind to host (default 127.0.0.1) and port (default: any free one) and listen.

        Does not accept anything by itself. NetError: already in use, or it failed and the state is
        ERROR."""
        return door(TCP, "listen", "stream.listening")(self)

    def accept(self, options=None, timeout=None, error=None):
        """Accept one connection, waiting or future: accepted(e) follows, and e.inbound is its
        socket, with this timeout (ms) and error callback. Calling it again before that only
        changes the options. The options may be given as a dict.

        NetError: not listening. ValueError, TypeError: invalid timeout or error."""
        return door(TCP, "accept", "stream.listening")(self, options, timeout, error)

    def close(self):
        """Close; closed(e) follows if it was connected or listening.

        NetError: never opened. No effect in the states CLOSED and ERROR."""
        if self._sock is None:
            self._check(self._state in (CLOSED, ERROR), "close")
            return
        if self._state in (CONNECTED, LISTENING):
            later(SocketEvent(self, "closed"))
        self._down(CLOSED, net.NetError(103, "close"))

    def read(self, buffer, offset=None, length=None, callback=None):
        """Read what is available, at least one byte, into buffer. Returns the number of bytes, -1
        once the peer has ended.

        read(buffer, callback), read(buffer, offset, length, callback): return 0; callback(e)
        follows. TypeError, ValueError: invalid arguments. NetError: not connected, or it failed.
        RuntimeError: it would have to wait inside net.run().
        Allocates: nothing, if data is available and the whole buffer is used."""
        if self._state != _CONNECTED:
            self._check(False, "read")
        if offset is None and length is None and callback is None and not self._reads:
            if isinstance(buffer, Buffer) and buffer._data:
                return self._get(buffer._data) or self._read(buffer, None, None, None)
        return self._read(buffer, offset, length, callback)

    def _read(self, buffer, offset, length, callback):
        """read() in all its forms."""
        return door(TCP, "_read", "stream.operation")(self, buffer, offset, length, callback)

    def write(self, buffer, offset=None, length=None, callback=None):
        """Send all of buffer, or of a part of it. Returns the number of bytes.

        write(buffer, callback), write(buffer, offset, length, callback): return 0; callback(e)
        follows, and the buffer must not change before. Raises as read(), and NetError ENOBUFS if
        more than net.Socket.max_queued bytes are queued behind the first write. Allocates:
        nothing, if the whole buffer is used, without a callback, and the system takes it."""
        if self._state != _CONNECTED:
            self._check(False, "write")
        if length is None and callback is None and not self._writes and isinstance(buffer, Buffer):
            if callable(offset):
                return self._write_whole(buffer, offset)
            if offset is None and not net.running():
                return self._write_now(buffer)
        return self._write(buffer, offset, length, callback)

    def _write_now(self, buffer):
        """Send all, waiting if necessary."""
        n = _try(self._sock, buffer._data)
        return n if n == len(buffer._data) else self._write_rest(buffer, None, n)

    def _write_whole(self, buffer, callback):
        """Send all with a callback. Whatever may run out of memory is done first."""
        e = Event()
        e.source = self
        e._fn = callback
        e.bytes_processed = len(buffer._data)
        if state.busy:
            waiting.append(e)
        else:
            later(e)
        n = _try(self._sock, buffer._data)
        if n == e.bytes_processed:
            return 0
        waiting.remove(e)
        return self._write_rest(buffer, callback, n)

    def _write_rest(self, buffer, callback, n):
        """write() of the whole buffer, of which n bytes have been sent."""
        try:
            return self._write(buffer, callback, None, None, n)
        except MemoryError:
            if n:
                self._sock.destroy()  # otherwise the next write would follow a torn message
            raise

    def _write(self, buffer, offset, length, callback, n=0):
        """write() in all its forms; n bytes have been sent already."""
        return door(TCP, "_write", "stream.operation")(self, buffer, offset, length, callback, n)

    # ---- coming up and going down

    def _check(self, truth, call):
        if not truth:
            raise net.NetError(107 if self._sock is None else 106, call)

    def _adopt(self, sock):
        """Take over net's Socket."""
        self._sock = sock
        self._silent = False
        self._flow = None
        self._listener = self._on_readable  # kept: a bound method is a new object each time
        sock.on("readable", self._listener)
        sock.on("drain", self._send)
        self._hear(sock)

    def _hear(self, sock):
        """Listen to the end of net's Socket or Server."""

        def gone(error=None):
            if sock is self._sock:
                self._gone(error)
            elif self._sock is None and (self._reads or self._writes):
                self._give_up(net.NetError(103, "close"))  # _gone() had run out of memory

        sock.on("error", gone)
        sock.on("close", gone)

    def _gone(self, error):
        """net's socket is closed; without an error: by net.close_all()."""
        return door(TCP, "_gone", "stream.connecting")(self, error)

    def _down(self, state, error):
        """Close net's socket; pending reads and writes fail with the error."""
        sock = self._sock
        # Whatever may run out of memory comes first: then nothing has changed.
        (sock.close if self._state == LISTENING else sock.destroy)()
        self._state = state
        self._sock = self._flow = None
        self._rest()
        if self._reads or self._writes:
            self._give_up(error)

    def _no_memory(self, error):
        """A callback was lost or ended half-way: end the connection with an error."""
        if self._state == CONNECTED:
            self._sock.destroy(net.NetError(12, "callback"))

    def _give_up(self, error):
        """Pending reads and writes fail with the error."""
        return door(TCP, "_give_up", "stream.connecting")(self, error)

    def _watch(self, what):
        """Start the timeout: the system must take a byte before it is over."""
        return door(TCP, "_watch", "stream.connecting")(self, what)

    def _rest(self):
        """Stop the timeout."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    # ---- reading and writing

    def _on_readable(self):
        """Net's socket has data, or may have."""
        reads = self._reads
        if not (reads and reads[0]._serve(self)):
            self._silent = True
            return
        while reads and reads[0]._serve(self):
            pass
        if not state.busy:
            flush()

    def _look(self):
        """A read was queued. Serve it now if no `readable` event is to come."""
        if self._flow is not None:
            self._flow.stop_flowing()
        if self._silent and len(self._reads) == 1 and self._reads[0]._serve(self):
            if not state.busy:
                net.defer(flush)

    def _get(self, view):
        """Read into view, which is not empty. Returns bytes read, -1 at the end, 0: no data."""
        n = self._sock.readinto(view)
        if n:
            if self._silent:
                self._silent = False
            return n
        self._silent = True
        return 0 if n is None else -1

    def _send(self):
        """The system may have room: send the queued writes in order."""
        writes = self._writes
        while writes:
            e = writes[0]
            n = _try_part(self._sock, e)
            e._at += n
            e._left -= n
            if n:
                self._rest()
            if e._left:
                if self.timeout and self._timer is None:
                    self._watch("write")
                return
            writes.pop(0)
            finish(e, e._total)
        self._rest()


def _try(sock, data):
    """Return how many bytes of data the system takes."""
    try:
        return sock.try_write(data)
    except OSError:
        return 0  # `error` follows


def _try_part(sock, e):
    try:
        return sock.try_write(e._buffer, e._at, e._left)
    except OSError:
        return 0
