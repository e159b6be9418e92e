"""Reading: the receiving half of a socket. Part of Socket; imports the port, loop and emitter.

The loop reads for a flowing socket by itself: `_rd` is the system's read, `_buf` the buffer, `_cb`
who gets callback(n, buffer, socket). `_cb` None means: ask `_ready`. Three ways to receive without
an object per message: `set_onread`, `readable` with `readinto`, and `pipe` (extras.py).
"""

from net._port import port
from net.emitter import Emitter
from net.errors import NetError
from net.loop import loop

try:
    from micropython import const
except ImportError:

    def const(value):
        return value


# Bits of `_st`: the list with their meanings is in socket.py.
_READ = const(1)
_REGISTERED = const(2)
_WRITE = const(4)
_CONNECTING = const(8)
_OPEN = const(16)
_STARTED = const(32)
_EOF = const(256)
_ENDED = const(512)
_DESTROYED = const(1024)
_FLOWING = const(4096)
_READABLE = const(8192)
_QUIET = const(16384)
_HUP = const(32768)
_HALF_OPEN = const(131072)
_HELD = const(524288)
_RESTING = const(1048576)
_ERR_HUP = const(24)  # in every mask: one platform reports HUP only when asked for it
_EAGAIN = const(11)


def net_error(error, syscall):
    """NetError from an OSError of the port."""
    if isinstance(error, NetError):
        return error
    return NetError(port.errno(error), syscall, None, error.errno)


class Reading(Emitter):
    _ahead = None  # bytes read ahead: at most one buffer
    _onread = None  # (buffer, callback)
    _decode = None  # makes of bytes what `data` carries (set_encoding)

    # ---- what to poll for

    def _refresh(self):
        """Work out who gets the bytes and what to poll for, after any change of state."""
        st = self._st
        cb = None
        mask = 0
        if st & _STARTED and not st & (_EOF | _DESTROYED):
            if st & _READABLE:
                if not st & _QUIET:
                    mask = _READ
            elif self._ahead is not None:
                if st & _FLOWING:
                    loop.defer(_tell_ahead, self)
            elif st & _FLOWING:
                mask = _READ
                if self._onread:
                    self._buf, cb = self._onread
                else:
                    self._buf = loop.buffer()
                    cb = deliver
            elif not st & _HELD:
                mask = _READ
        if self._q and st & (_OPEN | _RESTING) == _OPEN:
            mask |= _WRITE
        self._cb = cb
        # After ERR or HUP the poll would report it for ever: registered only to get rid of
        # something.
        if st & _HUP and not mask:
            self._park()
        elif mask != st & (_READ | _WRITE) or not st & _REGISTERED:
            self._watch(mask)

    def _mask(self):
        return (29 if self._st & _CONNECTING else self._st & (_READ | _WRITE)) | _ERR_HUP

    def _watch(self, mask):
        st = self._st
        if self._sys is None:
            return
        self._st = st & ~(_READ | _WRITE) | mask
        if st & _REGISTERED:
            loop.poller.modify(port.key(self._sys), mask | _ERR_HUP)
        elif loop.inside:
            loop.defer(_register, self)
        else:
            _register(self, None)

    def _park(self):
        if self._st & _REGISTERED:
            self._st &= ~(_REGISTERED | _READ | _WRITE)
            loop.defer(_unregister, self, self._sys)

    # ---- reading

    def _ready(self, flags):
        """A poll event that is not plain reading of a flowing socket."""
        st = self._st
        if st & _DESTROYED or not st & _REGISTERED:
            return
        if st & _CONNECTING:
            self._established(flags)
            return
        if flags & ~(_READ | _WRITE):
            self._st |= _HUP
            self._drain_in(flags)
        elif flags & _READ and st & _READ:
            self._read()
        if flags & _WRITE and self._q:
            self._flush()

    def _read(self):
        """Plain READ without a callback that takes it: read ahead, tell `readable`, or the end."""
        if self._st & _READABLE:
            self._tell_readable()
            return
        buf = self._buf if self._cb else loop.buffer()
        try:
            n = self._rd(buf)
        except OSError as error:
            self._read_failed(error)
            return
        if n:
            self._rx += n
            if self._cb:
                self._cb(n, buf, self)
            else:
                self._ahead = bytes(loop.view[:n])
                self._refresh()
        elif n is not None:
            self._eof()

    def _drain_in(self, flags):
        """Read what came before an error or the end of both directions, one system read at a
        time, so that no count is lost."""
        while self._st & _HUP and not self._st & (_DESTROYED | _EOF):
            if self._st & _READABLE and not self._st & _QUIET:
                self._tell_readable()
                return
            if self._cb is None and self._ahead is not None or self._st & (_READABLE | _HELD):
                self._refresh()
                return
            data = self._recv(len(self._buf) if self._cb else port.RX_SIZE)
            if data is None:
                self._fail(NetError(104, "read"))
            elif data:
                self._take(data)
        if self._st & _EOF and not self._q:
            self._park()

    def _drain_before_error(self):
        """A write failed: what the peer sent before it went away comes first."""
        self._st |= _HUP
        if self._cb:
            while not self._st & (_DESTROYED | _EOF) and self._cb and (data := self._recv(len(self._buf))):
                self._take(data)
        elif self._st & _READABLE:
            self._fire("readable")

    def _recv(self, size):
        """One system read: bytes, b"" when it brought the end or an error, None when dry."""
        try:
            data = port.recv(self._sys, size)
        except OSError as error:
            self._read_failed(error)
            return b""
        if data is not None:
            if data:
                self._rx += len(data)
            else:
                self._eof()
        return data

    def _take(self, data):
        if self._cb is deliver:
            self._tell_data(data)
        elif self._cb:
            buf = self._buf
            buf[: len(data)] = data
            if self._cb(len(data), buf, self) is False:
                self.pause()
        else:
            self._ahead = data
            self._refresh()

    def _tell_readable(self):
        """Emit `readable`; a listener that reads nothing is not asked again until it does."""
        self._st |= _QUIET
        self._fire("readable")
        if self._st & _QUIET:
            self._refresh()

    def _tell_data(self, data):
        if self._decode:
            data = self._decode(data)
            if not data:
                return
        self._fire1("data", data)

    def readinto(self, buf):
        """Read what has come into buf: the number of bytes, 0 at the peer's end (`end` follows),
        None when nothing has come yet. For `readable` listeners. Allocates: nothing.
        """
        st = self._st
        if st & _QUIET:
            self._st = st = st & ~_QUIET
            if not st & _READ or st & _HUP:
                self._refresh()
        if self._ahead is not None:
            return self._from_ahead(buf)
        if not st & _OPEN or st & (_DESTROYED | _EOF):
            return 0 if st & _EOF else None
        if st & _HUP:
            data = self._recv(len(buf))
            if not data:
                return 0 if self._st & _EOF else None
            buf[: len(data)] = data
            return len(data)
        try:
            n = self._rd(buf)
        except OSError as error:
            self._read_failed(error)
            return None
        if n:
            self._rx += n
        elif n is not None:
            self._eof()
        return n

    def _read_ahead(self):
        """For read(): one buffer from the system now."""
        if self._st & _OPEN and not self._st & _EOF:
            n = self.readinto(loop.buffer())
            if n:
                self._ahead = bytes(loop.view[:n])

    def _consumed(self):
        """What was read ahead has been taken: go on reading, or tell the end."""
        self._refresh()
        if self._st & _EOF:
            loop.defer(tell_end, self)

    def _from_ahead(self, buf):
        data = self._ahead
        n = min(len(data), len(buf))
        buf[:n] = data[:n]
        self._ahead = data[n:] or None
        if self._ahead is None:
            self._consumed()
        return n

    def _read_failed(self, error):
        error = net_error(error, "read")
        if error.errno != _EAGAIN:
            self._fail(error)

    def _eof(self):
        """The system said: the peer has ended."""
        if not self._st & _EOF:
            self._st |= _EOF
            self._touch()
            self._refresh()
            loop.defer(tell_end, self)

    def set_onread(self, buffer, callback):
        """Receive into buffer: callback(n, buffer, socket) instead of `data`; False pauses.

        The bytes are valid until the callback returns. Allocates: nothing per message.
        """
        if not callable(callback):
            raise TypeError("onread: callback must be callable")
        memoryview(buffer)  # TypeError unless it is a buffer
        self._onread = (buffer, callback)
        self._st |= _FLOWING
        self._refresh()
        return self

    def pause(self):
        """Stop `data`; the system's buffer fills and holds the peer back. Returns self."""
        if self._st & _FLOWING:
            self._st &= ~_FLOWING
            self._refresh()
            if not self._st & _DESTROYED:
                loop.defer(tell, self, "pause")
        return self

    def resume(self):
        """Start `data`, or start it again. Returns self."""
        self._st &= ~_HELD
        if not self._st & _FLOWING:
            self._st |= _FLOWING
            self._refresh()
            if not self._st & _DESTROYED:
                loop.defer(tell, self, "resume")
        return self

    def _listening(self, event):
        if event == "data" and self._has("data"):
            self.resume()
        elif event == "readable" or event is None:
            st = self._st & ~(_READABLE | _QUIET)
            self._st = st | _READABLE if self._has("readable") else st
            if self._ahead is not None and self._st & _READABLE:
                loop.defer(_tell_waiting, self)
            self._refresh()



def deliver(n, buf, sock):
    """The `_cb` of sockets with `data` listeners. Allocates: the bytes, and a view of them."""
    sock._tell_data(bytes(loop.view[:n]))


def tell(sock, event):
    """Deferred: emit an event without arguments; none once the socket is destroyed."""
    if not sock._st & _DESTROYED:
        sock._fire(event)


def tell_end(sock, arg):
    """Deferred: `end`, when all that was received has been consumed."""
    if sock._st & (_DESTROYED | _ENDED) or sock._ahead is not None:
        return
    sock._st |= _ENDED
    sock._fire("end")
    if not sock._st & _HALF_OPEN:
        sock.end()
    sock._check_done()


def _tell_waiting(sock, arg):
    if sock._ahead is not None and sock._st & _READABLE:
        sock._tell_readable()


def _tell_ahead(sock, arg):
    data = sock._ahead
    if data is None or not sock._st & _FLOWING or sock._st & (_DESTROYED | _READABLE):
        return
    sock._ahead = None
    if sock._onread:
        # The buffer of the program may be smaller than what was read ahead.
        buf, callback = sock._onread
        n = min(len(buf), len(data))
        buf[:n] = data[:n]
        sock._ahead = data[n:] or None
        if callback(n, buf, sock) is False:
            sock.pause()
    else:
        sock._tell_data(data)
    sock._consumed()


def _register(sock, arg):
    if not sock._st & (_REGISTERED | _DESTROYED):
        sock._st |= _REGISTERED
        try:
            loop.watch(sock, sock._sys, sock._mask())
        except (OSError, MemoryError) as error:
            sock._st &= ~_REGISTERED
            number = 12 if isinstance(error, MemoryError) else port.errno(error)
            sock._fail(NetError(number, "poll"))


def _unregister(sock, arg):
    # It may have been wanted again since, or be closed.
    if not sock._st & _REGISTERED and sock._sys is not None:
        loop.forget(sock._sys)
        loop.track(sock)
