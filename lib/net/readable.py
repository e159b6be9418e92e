"""Readable: the receiving half of a socket, and what to poll for. Imports the port and loop.

For a flowing socket the loop itself reads into `_buf` and calls `_cb`(n, buffer, socket); if `_cb`
is None, it calls `_ready`. Whatever each message looks at is an attribute of the object, never of
the class, and objects are never tested for truth, because either takes MicroPython up to ten times
as long.
"""

from ._port import const, port
from .door import door
from .emitter import Emitter, check_callable
from .errors import net_error
from .loop import loop

# Bits of `_st`: the list with their meanings is in socket.py.
_READ = const(1)
_REGISTERED = const(2)
_WRITE = const(4)
_CONNECTING = const(8)
_OPEN = const(16)
_STARTED = const(32)
_ENDING = const(64)
_FINISHED = const(128)
_EOF = const(256)
_ENDED = const(512)
_DESTROYED = const(1024)
_FLOWING = const(4096)
_READABLE = const(8192)
_QUIET = const(16384)
_HUP = const(32768)
_HELD = const(524288)
_RESTING = const(1048576)
_STOPPED = const(4194304)
_DISCARD = const(131072)
_CORKED = const(8388608)
_PLAIN = const(~1073741823)
_READS_ITSELF = const(2 | 8 | 1024 | 8192 | 16384)  # told of READ at once: two of these are set
_ERR_HUP = const(24)  # in every mask: one platform reports HUP only when asked for it

_bytes = bytes  # a global is found before a builtin
_bytearray = bytearray
_n = -1  # how much of the shared buffer came last, and a view of that
_part = None


class Readable(Emitter):
    """The receiving half of Socket."""

    _ahead = None  # bytes read ahead: at most one buffer
    _onread = None  # (buffer, callback)
    _decode = None  # turns bytes into what `data` carries (set_encoding)
    _pipe = None  # the Pipe that reads here: see piping.py
    _lent = False  # its buffer is still queued for writing: nothing may be read into it

    _st = 0

    # ---- what programs call

    def on(self, event: str, listener):
        """Call a listener with each event of a name: see Emitter.on."""
        if self._st >= 0 or event == "data" or event == "readable" or not callable(listener):
            return Emitter.on(self, event, listener)
        # Nobody has another listeners_changed() here, and this one looks for no other events.
        ev = self._ev
        self._ev = (event, listener) if ev is None else ev + (event, listener)
        return self

    def pause(self):
        """Stop the flow of `data`; flow control then holds the peer back. Returns self."""
        if self._st & _FLOWING:
            loop.defer(tell, self, "pause")
            self._st &= ~_FLOWING
            self._refresh()
        return self

    def resume(self):
        """Start or restart the flow of `data`. Returns self."""
        if not self._st & _FLOWING:
            loop.defer(tell, self, "resume")
            self._st = self._st & ~(_HELD | _STOPPED) | _FLOWING
            self._refresh()
        return self

    def is_paused(self) -> bool:
        """True while the flow of `data` is stopped, as it is for a new socket."""
        return not self._st & _FLOWING

    def set_onread(self, buffer, callback):
        """Receive into buffer and call callback(n, buffer, socket) instead of emitting `data`.

        The first n bytes are valid until the callback returns; returning False pauses. Returns
        self. Allocates: nothing per message. TypeError, ValueError: the previous setting stays."""
        if port.check is not None:
            port.check()
        if not callable(callback):
            check_callable(callback, "callback")
        if buffer.__class__ is not _bytearray or not buffer:
            check_buffer(buffer)
        self._onread = (buffer, callback)
        if not self._st & _STOPPED:
            self._st |= _FLOWING
        if self._st & (_STARTED | _REGISTERED):
            self._refresh()
        return self

    def set_encoding(self, encoding: "str | None" = "utf8"):
        """Make `data` carry str; characters split between chunks are joined. Returns self.

        "utf8" or "utf-8", in upper or lower case; None: bytes again. Invalid UTF-8 becomes U+FFFD.
        """
        return door(Readable, "set_encoding", "readable_more")(self, encoding)

    def read(self, size: "int | None" = None):
        """Return what was read ahead, at most size bytes; None if there is nothing.

        It is also emitted as `data`, if that has listeners."""
        return door(Readable, "read", "readable_more")(self, size)

    # ---- what to poll for, and who gets the bytes

    def _refresh(self):
        """Work out what to poll for; called after every change of state."""
        if not self._st & (_STARTED | _REGISTERED):
            return  # _begin() is still to come
        self._cb = None
        mask = self._wanted()
        st = self._st
        if st >= 0 and self._q is not None and st & (_OPEN | _RESTING | _CORKED) == _OPEN:
            mask |= _WRITE
        if self._sys is None:
            return
        if st & _HUP and not mask:
            self._leave_poller()
            return
        self._st = st & ~(_READ | _WRITE) | mask
        if not st & _REGISTERED:
            if loop.inside or st & _HUP:
                loop.defer(register, self)
            else:
                register(self, None)
        elif mask != st & (_READ | _WRITE):
            loop.poller.modify(port.key(self._sys), mask | _ERR_HUP)

    def _wanted(self):
        """Return READ if data may be read now, and set `_cb` to what receives it."""
        st = self._st
        if st & (_STARTED | _EOF | _DESTROYED | _STOPPED) != _STARTED:
            return 0
        if st & _READABLE:
            return 0 if st & _QUIET else _READ
        if st >= 0 and self._ahead is not None:
            if st & _FLOWING:
                loop.defer(tell_ahead, self)
            return 0
        if st >= 0 and self._lent:
            return 0
        if not st & _FLOWING:
            if st & _DISCARD:
                self._buf = loop.buffer()
                self._cb = _drop
                return _READ
            return 0 if st & _HELD else _READ
        if self._onread is not None:
            self._buf, self._cb = self._onread
            return _READ
        self._buf = loop.buffer()
        self._cb = deliver
        ev = self._ev
        if (st < 0 or self._decode is None) and ev is not None and ev.count("data") == 1:
            self._one = ev[ev.index("data") + 1]
        else:
            self._one = self._tell_data
        return _READ

    def _mask(self):
        return 29 if self._st & _CONNECTING else self._st & (_READ | _WRITE) | _ERR_HUP

    def _ready(self, flags):
        """Handle any poll event other than data for a flowing socket."""
        st = self._st
        if flags == 1 and st & _READS_ITSELF == _READABLE | _REGISTERED:
            self._st = st | _QUIET  # as tell_readable, without the call
            self._one()
            return
        if st & (_DESTROYED | _REGISTERED) != _REGISTERED:
            return
        if st & _CONNECTING:
            self._pending.established(flags)
            return
        if flags & ~(_READ | _WRITE):
            self._hung_up()
        elif flags & _READ:
            if st & _READABLE:
                if st & _QUIET:
                    self._refresh()  # told, and still not read: no more of it
                else:
                    self._st = st | _QUIET
                    self._one()
            elif st & _READ:
                self._read()
        if flags & _WRITE and self._q is not None:
            self._flush()

    def _read(self):
        """READ without ERR or HUP. A flowing socket gets here at its end, or when it is writable
        as well; for any other, one buffer is read ahead."""
        try:
            n = self._sys.readinto(self._buf if self._cb else loop.buffer())
        except OSError as error:
            self._read_failed(error)
            return
        if n:
            self._rx += n
            if self._cb:
                if self._cb(n, self._buf, self) is False:
                    self.pause()
            else:
                self._ahead = bytes(loop.view[:n])
                self._st &= ~_PLAIN
                self._refresh()
        elif n is not None:
            self._eof()

    def _read_failed(self, error):
        error = net_error(error, "read", self._where())
        if error.errno != 11:
            self._fail(error)

    def _read_end(self):
        """The system has no more data: the end or, if a write has failed, the moment to report
        it."""
        if self._error is None:
            self._eof()
        else:
            self._fail(self._error)

    def _hung_up(self):
        door(Readable, "_hung_up", "hangup")(self)

    def _leave_poller(self):
        door(Readable, "_leave_poller", "hangup")(self)

    def _without_reason(self):
        door(Readable, "_without_reason", "hangup")(self)

    def _drain_before_error(self):
        return door(Readable, "_drain_before_error", "hangup")(self)

    # ---- delivering

    def _give(self, data):
        """Pass bytes to the onread callback; what its buffer has no room for stays read ahead."""
        buf, callback = self._onread
        n = min(len(buf), len(data))
        buf[:n] = data[:n]
        self._ahead = data[n:] or None
        if callback(n, buf, self) is False:
            self.pause()

    def _tell_data(self, data):
        if self._decode is not None:
            data = self._decode(data)
            if not data:
                return
        self.fire("data", data)

    def _tell_readers(self):
        self.fire("readable")

    def listeners_changed(self, event):
        if event == "data":
            if self._cb is not None:
                self._refresh()
            if self.has("data") and not self._st & _STOPPED:
                self.resume()
        elif event == "readable" or event is None:
            from .readable_more import readable_changed

            readable_changed(self)


def check_buffer(buffer):
    """Raise TypeError or ValueError unless buffer is writable and not empty."""
    view = memoryview(buffer)  # TypeError unless it is a buffer
    if not len(view):
        raise ValueError("onread: buffer must not be empty")
    view[0] = view[0]  # TypeError unless it can be read into


def _drop(n, buf, sock):
    """The `_cb` of sockets that have ended and that nobody reads: discard the data."""


def deliver(n, buf, sock):
    """The `_cb` of sockets with `data` listeners. Allocates: the bytes object, and a slice and a
    memoryview if the size differs from the last one."""
    global _n, _part
    if n != _n:
        _part = loop.view[:n]
        _n = n
        if n == port.RX_SIZE < port.RX_MOST:
            from .bulk import begin

            if begin(sock):
                _n = -1  # the next socket that fills its buffer is noticed, too
    sock._one(_bytes(_part))


def tell(sock, event):
    """A job: emit an event without arguments, unless the socket has been destroyed meanwhile."""
    if not sock._st & _DESTROYED:
        sock.fire(event)


def tell_ahead(sock, arg):
    """A job: the socket flows again, so deliver what was read ahead."""
    data = sock._ahead
    if data is None or sock._st & (_FLOWING | _DESTROYED | _READABLE) != _FLOWING:
        return
    sock._ahead = None
    if sock._onread is not None:
        sock._give(data)
    else:
        sock._tell_data(data)
    if sock._ahead is None:
        sock._consumed()
    else:
        sock._refresh()


def register(sock, arg):
    if sock._sys is not None and not sock._st & _REGISTERED:
        sock._st |= _REGISTERED
        if loop.fresh.pop(sock._sys, None) is not sock:
            loop.handles.pop(sock, None)
        error = loop.watch(sock, sock._sys, sock._st & (_READ | _WRITE) | _ERR_HUP)
        if error is not None:
            sock._st &= ~_REGISTERED
            sock._fail(net_error(error, "poll"))
