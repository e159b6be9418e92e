"""DataSocket: sends values instead of bytes, as in Sciter. Imports net's public names only.

A message is a length of 4 bytes, big-endian, and one CBOR item. net's socket does the rest: order,
queueing, limits, closing. Parts are loaded when first used: the encoder by a send, framing and the
decoder by a handler of `data`, listening.py by listen(), handlers.py by once() and off().
"""

import net

from ..door import door
from ..limits import Deadline, Ending

_NONE = object()  # no argument
MOST = min(net.Socket.max_queued, 65536)  # 65536, on boards 8192
_KEPT = 512  # bytes: a longer send buffer is not kept for the next message
_GRACE = 1000  # ms that a closed DataSocket waits for the peer's end
_made = None  # the shared send buffer; None while the core uses it
_encode = None
_told: list = []  # one entry for each message that the system took at once


class DataSocketError(ValueError):
    """Emitted as `error`: invalid data was received, or a message that is too long or too deep."""


def split(name):
    """Return (event, namespace)."""
    if not isinstance(name, str):
        raise TypeError("event must be str")
    event, _, space = name.partition(".")
    # Sciter's documentation uses these names, too.
    return {"receive": "data", "send": "sent"}.get(event, event), space


def _tell_sent(arg):
    """One job per turn, because a job for each message would add a tenth to its cost."""
    global _told
    told = _told
    _told = []
    for sock in told:
        try:
            sock._tell("sent")
        except Exception as error:
            sock._core.destroy()
            net.report(error)


class DataSocket:
    """A connection for values, made by connect() or listen(), or given to an acceptor.

    Events: connect(), data(value), sent(), error(exception), close().

    Options of connect() and listen():

    max_message_size   bytes, in either direction; default 65536, on boards 8192
    max_depth          how deeply arrays, maps and tags may be nested
    max_items          values, keys, tags and string chunks in a received message
    message_timeout    ms that a message may take to arrive; 0: no limit
    tag_hook           hook(tag, value) returns the value for a tagged item; None: drop tags
    tls                as in net.connect and net.create_server
    max_connections    for listen() only: see net.Server
    """

    last_error: "Exception | None" = None  # why the latest connect() or listen() gave None
    _ending = None  # limits on the time to close
    _frames = None  # receives; created by the first `data` handler, and nothing is read before
    _ready = True  # False until a TLS handshake is complete

    def __init__(
        self,
        max_message_size=MOST,
        max_depth=16,
        tag_hook=None,
        max_items=MOST >> 2,
        message_timeout=15000,
    ):
        for limit in (max_message_size, max_depth, max_items, message_timeout):
            if type(limit) is not int:
                raise TypeError("limits are ints")
            if not 0 <= limit < 1 << 29:
                raise ValueError("limits are from 0 to 2**29 - 1")
        if tag_hook is not None and not callable(tag_hook):
            raise TypeError("tag_hook must be callable")
        self._limits = (max_message_size, max_depth, tag_hook, max_items, message_timeout)
        self._on = ()  # (event, namespace, function, what to call) ...; replaced, never changed
        self._one = self._tell_data  # receives each value
        self._waits = 0  # messages that the system has not taken completely

    @staticmethod
    def connect(name, port=None, domain="localhost", *, tls=False, **options):
        """Return a DataSocket that is connecting to a host and port, or to a local name; or
        connect(port, domain), the older form. None: nobody serves that local name: see
        last_error."""
        self = DataSocket(**options)
        kind: type = net.Socket
        secure = {}
        if tls is None:
            raise ValueError("tls must not be None")  # a forgotten return must not turn TLS off
        if tls is not False:
            from ..tls import SecureSocket as kind

            secure["tls"] = tls
            self._ready = False
        core = kind(max_queued=4 * self._limits[0], **secure)
        core.on("secure" if secure else "connect", self._connected)
        return self._start(core, core.connect, name, port, domain)

    @staticmethod
    def listen(acceptor, name, port=None, domain="0.0.0.0", **options):
        """Return a DataSocket that listens on an address and port, or on a local name; or listen(
        acceptor, port, domain), the older form. acceptor(DataSocket) must return True to serve the
        client. None: it cannot listen there: see last_error."""
        from .listening import listen

        return listen(acceptor, name, port, domain, options)

    def _start(self, core, start, name, port, domain):
        """Connect or listen. None: it failed at once."""
        self._adopt(core)
        try:
            if isinstance(name, int):
                if not isinstance(port or domain, str):
                    raise TypeError("domain must be str")
                start(name, port or domain)
            elif port is None:
                # Always /tmp, whatever folder the system has set: both ends must agree.
                start(path=name if "/" in name else "/tmp/" + name)
            else:
                start(port, name)
            if core.error is None:
                return self
        except MemoryError:
            self.close()
            raise
        self.on("error", bool)  # the return value reports it, so it needs no other report
        DataSocket.last_error = core.error

    def _adopt(self, core):
        self._core = core
        self._active = True
        core.on("error", self._failed)
        core.on("close", self._closed)

    # ---- attributes

    @property
    def active(self):
        """True while connecting, connected or listening; False from close(), `error` or
        `close`."""
        return self._active

    @property
    def address(self):
        """The peer's address as text; "" for a listening socket and without a connection."""
        return self._core.remote_address or ""

    @property
    def local_port(self):
        """The port of this end; None for a local socket."""
        where = self._core.address()
        return where.get("port") if isinstance(where, dict) else None

    # ---- handlers

    def on(self, event, callback, _call=None):
        """Add a handler of "event" or "event.namespace". Returns self."""
        if not callable(callback):
            raise TypeError("callback must be callable")
        event, space = split(event)
        self._handlers(self._on + ((event, space, callback, _call or callback),))
        if event == "data" and self._frames is None:
            from .frames import Frames

            self._frames = Frames(self, *self._limits)
            self._core.on("end", self._ended)
            self._frames.start(self._core)
        return self

    def once(self, event, callback):
        """Like on, for one call only. Returns self."""
        return door(DataSocket, "once", "datasocket.handlers")(self, event, callback)

    def off(self, what):
        """Remove the handlers of "event", of "event.namespace", or of ".namespace" in all events,
        or remove a function from all events. Returns self."""
        return door(DataSocket, "off", "datasocket.handlers")(self, what)

    def _handlers(self, handlers):
        """Set the handlers. If `data` has only one, it is called directly."""
        self._on = handlers
        found = [entry[3] for entry in handlers if entry[0] == "data"]
        self._one = found[0] if len(found) == 1 else self._tell_data

    def _tell(self, event, arg=_NONE):
        """Call the handlers, except those removed meanwhile."""
        for entry in self._on:
            if entry[0] == event and entry in self._on:
                if arg is _NONE:
                    entry[3]()
                else:
                    entry[3](arg)

    # ---- values

    def send(self, data):
        """Send a value, which is `data` at the other end; `sent` follows. False: it is closed.

        TypeError: not serialisable. ValueError: too long or too deep. NetError ENOBUFS: more than
        four times max_message_size would be queued. In these cases nothing is sent.
        """
        global _made
        if not self._active:
            return False
        buf = self._encoded(data)
        n = len(buf)
        if self._waits:
            self._core.write(buf, self._sent)
            self._waits += 1
        elif self._core.write(buf, 0, n):
            if n < _KEPT:
                _made = buf
            if not _told:
                net.defer(_tell_sent)
            _told.append(self)
        else:
            self._waits = 1  # the core uses the buffer until this is called
            self._core.write(b"", self._sent)
        return True

    def _encoded(self, data):
        """Return a message, in the shared buffer if that is free."""
        global _encode, _made
        if _encode is None:
            from ..cbor.encoder import encode as _encode
        buf = bytearray(4) if _made is None else _made
        _made = None  # encoding may call the program, which may send
        buf[4:] = b""
        _encode(data, buf, self._limits[0] + 4, self._limits[1])
        n = len(buf) - 4
        buf[0] = n >> 24
        buf[1] = n >> 16 & 255
        buf[2] = n >> 8 & 255
        buf[3] = n & 255
        return buf

    def _sent(self, error):
        self._waits -= 1
        if error is None:
            self._tell("sent")

    def _tell_data(self, value):
        self._tell("data", value)

    def _broken(self, error):
        """Destroy the connection, because the stream can no longer be decoded."""
        if self._active:
            self._core.destroy(error)
            self._active = False

    # ---- events of the core

    def _connected(self):
        self._ready = True
        self._tell("connect")

    def _ended(self):
        """The peer has ended; the core ends too when this returns."""
        if self._active:
            if self._frames.partial():
                self._broken(DataSocketError("message is cut"))
            else:
                self._end()

    def _end(self):
        """End once everything is sent. Then wait a while for the peer's end, to avoid a reset."""
        self._ending = Ending(self._core, _GRACE)
        self._active = False
        self._ending.begin()

    def _failed(self, error):
        self._active = isinstance(self._core, net.Server) and self._core.listening  # it goes on
        if any([entry[0] == "error" for entry in self._on]):
            self._tell("error", error)
        else:
            net.report(error)

    def _closed(self):
        self._active = False
        try:
            if self._ending is not None:
                self._ending.cancel()
            if self._frames:
                self._frames.cancel()
        finally:
            self._tell("close")
            self._on = ()

    def close(self):
        """Send what is queued, then close. Sockets that a listening one has accepted stay open."""
        core = self._core
        if not self._active:
            return
        if core.pending or not self._ready:
            core.destroy()
            self._active = False
            return
        self._end()
        core.resume()  # what is still received is dropped
