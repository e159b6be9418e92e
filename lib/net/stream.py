"""net.stream: TCP sockets as streams that are read and written through Buffers, after Titanium.

    from net import stream

    def connected(e):
        e.socket.write(stream.create_buffer(value="hello"))
        stream.pump(e.socket, print_piece, 1024, True)

    stream.create_tcp(host="127.0.0.1", port=8000, connected=connected).connect()
    stream.run()

Uses only net's public names. Here is what every program needs: the socket and its callbacks. The
rest is loaded by its first use: see _MODULES, and stream_trouble.py (failures, time limits).

Callbacks are queued, never called by the call that causes them. Under net.run() they run inside
the loop. stream.run() runs them between the loop's turns instead, so that they may use the
synchronous forms, which turn the loop themselves.
"""

import net
from net.stream_buffer import BIG_ENDIAN, LITTLE_ENDIAN, Buffer  # noqa: F401 - public here too

INITIALIZED = 1
CONNECTED = 2
LISTENING = 3
CLOSED = 4
ERROR = 5
MODE_READ = 0
MODE_WRITE = 1
MODE_APPEND = 2
api_name = "Ti.Stream"
create_buffer = Buffer

_queue: list = []  # callback, argument, ...; a str is the name of a callback of argument.socket
busy = [0]  # callbacks wait: 1: for the end of a turn of ours; 2: for the callback that runs
# Where the rest is: names, and the file that has them.
_FUNCTIONS = (
    " run turn stop ",
    "run",
    " read write read_all write_stream pump ",
    "ops",
    " create_stream BufferStream BlobStream ",
    "memory",
)
_METHODS = (
    " connect ",
    "connect",
    " listen accept ",
    "listen",
    " _read _write ",
    "operation",
    " _watch _gone _give_up ",
    "trouble",
)


def _part(parts, name):
    """The module that has it, or None."""
    for i in range(0, len(parts), 2):
        if " " + name + " " in parts[i]:
            return __import__("net.stream_" + parts[i + 1], None, None, (name,))


def __getattr__(name):
    module = _part(_FUNCTIONS, name)
    if module is None:
        from net import stream_codec as module
    found = globals()[name] = module if name == "codec" else getattr(module, name)
    return found


# ---- callbacks


class Event:
    """What callbacks get. Of an operation: source, bytes_processed, success, code, error."""

    success = True
    code = 0
    error = None
    bytes_processed = None  # while the operation is under way
    _fn = None  # the operation's callback; None: synchronous
    _error = None

    def __init__(self, **attributes):
        for name, value in attributes.items():
            setattr(self, name, value)


def later(fn, e):
    """Queue a callback."""
    _queue.append(fn)
    _queue.append(e)
    net.defer(flush)


def flush(arg=None):
    """Run what is queued now; what that queues in turn comes after another look at the network."""
    if busy[0]:
        return
    busy[0] = 2
    try:
        for _ in range(0, len(_queue), 2):
            fn = _queue.pop(0)
            e = _queue.pop(0)
            if isinstance(fn, str):
                fn = getattr(e.socket, fn)
            if fn is not None:
                try:
                    fn(e)
                except Exception as error:
                    # As an exception of a listener of net's it would cost the socket.
                    net.report(error)
    finally:
        busy[0] = 0


def finish(e, n):
    """The operation is over."""
    e.bytes_processed = n
    if e._fn is not None:
        later(e._fn, e)


# ---- the socket


def _protected(name):
    """A property that keeps its value while the socket is in use."""

    def put(self, value):
        if self._sock is None:
            self._given[name] = value

    return property(lambda self: self._given.get(name), put)


class TCP:
    """A TCP socket: INITIALIZED, then CONNECTED or LISTENING, at last CLOSED or ERROR; reusable.

    host, port, timeout (ms, of connect and writes), listen_queue_size, connected(e): ignored when
    assigned while connecting, connected or listening. error(e), accepted(e), closed(e): at any
    time. connect(): stream_connect.py; listen(), accept(): stream_listen.py.
    """

    api_name = "Ti.Network.Socket.TCP"
    error = accepted = closed = options = None
    _state = INITIALIZED
    _sock = None  # net's Socket or Server, from connect() or listen() to the end
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
        given = dict(params or (), **more)
        for name, value in given.items():
            if callable(getattr(self, name, len)):  # a method, or nothing of ours
                raise TypeError(name)
            setattr(self, name, value)

    def __getattr__(self, name):
        module = _part(_METHODS, name)
        if module is None:
            raise AttributeError(name)
        setattr(TCP, name, getattr(module, name))
        return getattr(self, name)

    def is_connected(self):
        return self._state == CONNECTED

    is_readable = is_writable = is_connected

    def close(self):
        """Close; closed(e) follows where there was a connection or a listener.

        NetError: not open. Once closed: no effect."""
        if self._sock is None:
            self._check(self._state == CLOSED, "close")
            return
        if self._state in (CONNECTED, LISTENING):
            later("closed", Event(socket=self))
        self._down(CLOSED, net.NetError(103, "close"))

    def read(self, buffer, offset=None, length=None, callback=None):
        """Read what is there, at least a byte, into buffer: its number, -1 at the peer's end.

        read(buffer, callback), read(buffer, offset, length, callback): 0, callback(e) follows.
        Allocates: nothing, when something is there and the whole buffer is given."""
        self._check(self._state == CONNECTED, "read")
        if offset is length is callback is None and not self._reads and isinstance(buffer, Buffer):
            n = self._sock.readinto(buffer._data) if buffer._data else None
            if n is not None:
                return n or -1
        return self._read(buffer, offset, length, callback)

    def write(self, buffer, offset=None, length=None, callback=None):
        """Send all of buffer or of a part: the number of bytes.

        write(buffer, callback), write(buffer, offset, length, callback): 0, callback(e) follows;
        the buffer must stay as it is until then. Allocates: nothing, when the whole buffer is
        given and the system takes it."""
        self._check(self._state == CONNECTED, "write")
        n = 0
        if (
            offset is length is callback is None
            and not self._writes
            and isinstance(buffer, Buffer)
        ):
            n = 0 if net.running() else self._try(buffer._data, 0, len(buffer._data))
            if n == len(buffer._data):
                return n
        return self._write(buffer, offset, length, callback, n)

    # ---- coming up and going down

    def _check(self, truth, call):
        if not truth:
            raise net.NetError(107 if self._sock is None else 106, call)

    def _adopt(self, sock):
        self._sock = sock
        sock.on("readable", self._take)
        sock.on("drain", self._send)
        self._hear(sock)

    def _hear(self, sock):
        def gone(error=None):
            if sock is self._sock:  # else it was let go of before
                self._gone(error)

        sock.on("error", gone)
        sock.on("close", gone)

    def _down(self, state, error):
        """Let go of net's socket; what waits gets the error."""
        was = self._state
        self._state = state
        self._rest()
        sock = self._sock
        self._sock = None
        if self._reads or self._writes:
            self._give_up(error)
        (sock.close if was == LISTENING else sock.destroy)()

    def _rest(self):
        """No time limit for now."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    # ---- reading and writing

    def _take(self):
        """Something came, or may have come: serve the reads in order."""
        reads = self._reads
        while reads:
            e = reads[0]
            # Its contents may have been replaced since; a released buffer gets 0 bytes.
            view = e._buffer._data
            if e._at or e._left != len(view):
                view = memoryview(view)[e._at : e._at + e._left]
            n = 0
            if len(view):
                n = self._sock.readinto(view)
                if n is None:
                    break
                n = n or -1
            reads.pop(0)
            finish(e, n)

    def _try(self, data, at, n):
        try:
            return self._sock.try_write(data, at, n)
        except OSError:
            return 0  # `error` follows

    def _send(self):
        """The system may have room: serve the writes in order."""
        self._rest()
        writes = self._writes
        while writes:
            e = writes[0]
            n = self._try(e._buffer, e._at, e._left)
            e._at += n
            e._left -= n
            if e._left:
                if self.timeout:
                    self._watch("write")
                break
            writes.pop(0)
            finish(e, e._total)


create_tcp = TCP
