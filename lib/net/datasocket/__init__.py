"""DataSocket: sends values, not bytes, in the manner of Sciter. Imports net's public names only.

A message is 4 bytes of length, big-endian, and one CBOR item. The socket of net does the rest:
order, queue, limits, closing. Loaded by their first use: the encoder by a send, framing and the
decoder by a handler of `data`, listening.py by listen(), handlers.py by once() and off().
"""

import net

from ..door import door
from ..limits import Deadline, Ending

_NONE = object()  # no argument
_MOST = min(net.Socket.max_queued, 65536)  # 65536, on boards 8192
_KEPT = 512  # a buffer for sending that has become longer is not kept
_GRACE = 1000  # ms that a closed one waits for the other's end
_made = None  # that buffer: growing one anew for each message makes much garbage
_encode = _decode = _Framer = _view = None  # _view: what all DataSockets read into


class DataSocketError(ValueError):
    """What came is no message, or a longer or deeper one than is allowed; `error` carries it."""


def split(name):
    """(event, namespace)"""
    event, _, space = name.partition(".")
    # These names stand in the original's texts, too.
    return {"receive": "data", "send": "sent"}.get(event, event), space


class DataSocket:
    """A connection for values, made by connect() or listen(), or given to an acceptor.

    Events: connect(), data(value), sent(), error(exception), close().

    Options of connect() and listen():

    max_message_size   bytes, both ways; default 65536, on boards 8192
    max_depth          arrays, maps and tags that may be open at a time
    max_items          values, keys, tags and pieces of strings in a message that comes
    message_timeout    ms that a message may be under way; 0: any time
    tag_hook           hook(tag, value) makes the value of a tagged one; without, tags are dropped
    tls                as of net.connect and net.create_server
    max_connections    of listen() only, see net.Server
    """

    last_error: "Exception | None" = None  # why the latest connect() or listen() gave None
    _ending = _deadline = None  # limits of time
    _ready = True  # False: a handshake is to come

    def __init__(
        self,
        max_message_size=_MOST,
        max_depth=16,
        tag_hook=None,
        max_items=_MOST >> 2,
        message_timeout=15000,
    ):
        self._limits = (max_message_size, max_depth, tag_hook, max_items, message_timeout)
        self._on = ()  # (event, namespace, function, what to call) ...; never changed, replaced
        self._heard = None  # the `_on` for which `_one` was found
        self._frames = None  # a Framer, made by the first `data` handler: nothing is read before

    @staticmethod
    def connect(name, port=None, domain="localhost", *, tls=False, **options):
        """A DataSocket that connects to a host and port, or to a local name; or connect(port,
        domain), the older form. None: nobody serves that local name; see last_error."""
        self = DataSocket(**options)
        kind = net.Socket
        secure = {}
        if tls is None:
            raise ValueError("tls must not be None")  # a forgotten return opens no door
        if tls:
            kind = net.tls.SecureSocket
            secure["tls"] = tls
            self._ready = False
        core = kind(max_queued=4 * self._limits[0], **secure)
        core.on("secure" if tls else "connect", self._connected)
        return self._start(core, core.connect, name, port, domain)

    @staticmethod
    def listen(acceptor, name, port=None, domain="0.0.0.0", **options):
        """A DataSocket that listens on an address and port, or on a local name; or listen(
        acceptor, port, domain), the older form. acceptor(DataSocket) returns True for a client
        that shall be served. None: it cannot listen there; see last_error."""
        from .listening import listen

        return listen(acceptor, name, port, domain, options)

    def _start(self, core, start, name, port, domain):
        """Connect or listen; None when it has failed already."""
        self._adopt(core)
        if isinstance(name, int):
            start(name, port or domain)
        elif port is None:
            # Not the folder that a system may set for temporary files: both ends must agree.
            start(path=name if "/" in name else "/tmp/" + name)
        else:
            start(port, name)
        if core.error is None:
            return self
        self.on("error", bool)  # told by the answer; nobody else will hear it
        DataSocket.last_error = core.error

    def _adopt(self, core):
        self._core = core
        self._active = True
        core.on("error", self._failed)
        core.on("close", self._closed)

    # ---- attributes to read

    @property
    def active(self):
        """Connecting, connected or listening; False from close(), `error` or `close` on."""
        return self._active

    @property
    def address(self):
        """Of the other side, as text; "" of a listening socket, and without a connection."""
        return self._core.remote_address or ""

    @property
    def local_port(self):
        """The own port; None of a local socket."""
        where = self._core.address()
        return where.get("port") if isinstance(where, dict) else None

    # ---- handlers

    def on(self, event, callback, _call=None):
        """Add a handler of "event" or "event.namespace". Returns self."""
        if not callable(callback):
            raise TypeError("callback must be callable")
        event, space = split(event)
        self._on += ((event, space, callback, _call or callback),)
        if event == "data" and self._frames is None:
            self._read()
        return self

    def once(self, event, callback):
        """As on, for one call. Returns self."""
        return door(DataSocket, "once", "datasocket.handlers")(self, event, callback)

    def off(self, what):
        """Remove the handlers of "event", of "event.namespace", of ".namespace" in all events, or
        a function from all. Returns self."""
        return door(DataSocket, "off", "datasocket.handlers")(self, what)

    def _tell(self, event, arg=_NONE):
        """Call the handlers, except those that are removed meanwhile."""
        for entry in self._on:
            if entry[0] == event and entry in self._on:
                if arg is _NONE:
                    entry[3]()
                else:
                    entry[3](arg)

    # ---- values

    def send(self, data):
        """Send a value: `data` at the other end, then `sent` here. False: the socket is closed.

        TypeError: not serialisable. ValueError: too long or too deep. NetError ENOBUFS: more than
        four times max_message_size would wait. Nothing of it is sent then.
        """
        global _encode, _made
        if not self._active:
            return False
        if _encode is None:
            from ..cbor.encoder import encode as _encode
        most, depth = self._limits[:2]
        buf = bytearray(4) if _made is None else _made
        _made = None  # encoding may run code of the program's, and that may send
        buf[4:] = b""
        _encode(data, buf, most + 4, depth)
        n = len(buf) - 4
        buf[0] = n >> 24
        buf[1] = n >> 16 & 255
        buf[2] = n >> 8 & 255
        buf[3] = n & 255
        if n < _KEPT:
            _made = buf
            buf = bytes(buf)
        # Else it belongs to the core from here on: nobody else knows it.
        self._core.write(buf, self._sent)
        return True

    def _sent(self, error):
        if error is None:
            self._tell("sent")

    def _read(self):
        """The first handler of `data`."""
        global _decode, _Framer, _view
        if _view is None:
            from ..cbor.decoder import decode as _decode
            from ..framing import Framer as _Framer

            # Free again when _received returns, so one is enough.
            _view = memoryview(bytearray(_MOST >> 2))
        self._frames = _Framer(self._limits[0])
        self._deadline = Deadline(self._frames, self._limits[4], self._late)
        self._core.on("end", self._ended)
        self._core.set_onread(_view, self._received)

    def _received(self, n, buf, core):
        frames = self._frames
        begun = not frames.partial()
        _, depth, hook, items, _ = self._limits
        frames.put(buf, n)
        while self._active:
            try:
                if not frames.next():
                    if begun and frames.partial():
                        self._deadline.begin()
                    break
                begun = True
                if frames.at == frames.end:
                    continue  # length 0: a keep-alive
                value = _decode(frames.buf, frames.at, frames.end, depth, hook, items)
            except (ValueError, MemoryError) as error:
                core.destroy(DataSocketError(str(error) or "no memory"))
                break
            if self._on is not self._heard:
                self._hear()
            self._one(value)

    def _hear(self):
        """Handlers have changed: the only one of `data` gets the values directly."""
        self._heard = self._on
        found = [entry[3] for entry in self._on if entry[0] == "data"]
        self._one = found[0] if len(found) == 1 else self._tell_data

    def _tell_data(self, value):
        self._tell("data", value)

    # ---- what the core tells

    def _connected(self):
        self._ready = True
        self._tell("connect")

    def _ended(self):
        """The other's end; the core ends too when this returns."""
        if self._active:
            if self._frames.partial():
                self._core.destroy(DataSocketError("message is cut"))
            else:
                self._active = False
                self._ending = Ending(self._core, _GRACE)

    def _late(self):
        if self._active:
            text = "a message takes longer than %d ms" % self._limits[4]
            self._core.destroy(DataSocketError(text))

    def _failed(self, error):
        self._active = isinstance(self._core, net.Server) and self._core.listening  # it goes on
        if any([entry[0] == "error" for entry in self._on]):
            self._tell("error", error)
        else:
            net.report(error)

    def _closed(self):
        self._active = False
        if self._ending is not None:
            self._ending.cancel()
        if self._deadline is not None:
            self._deadline.cancel()
        self._tell("close")
        self._on = ()

    def close(self):
        """Send what waits, then close; what a listening one has accepted stays."""
        core = self._core
        if not self._active:
            return
        self._active = False
        if core.pending or not self._ready:
            core.destroy()
            return
        core.resume()  # what still comes is dropped
        # No reset may overtake what was sent: the end comes first, then some patience for theirs.
        self._ending = Ending(core, _GRACE)
