"""SecureSocket: a Socket with TLS. Part of net.tls.

Once connected, its system socket is replaced by the platform's TLS socket, which has the same
interface. Until the handshake is complete only the handshake uses it, and writes are queued.
"""

from .._port import const
from .._port import port as _port
from ..connecting import opened
from ..loop import loop
from ..readable import register, tell
from ..socket import Socket
from ..timers import Timer, again, call_later
from . import _secure, meant
from .errors import broken, too_late  # loaded now: when TLS fails there may be no memory

# Bits of `_st`: the list with their meanings is in socket.py.
_READ = const(1)
_REGISTERED = const(2)
_WRITE = const(4)
_ENDING = const(64)
_EOF = const(256)
_DESTROYED = const(1024)
_QUIET = const(16384)
_ERR_HUP = const(24)

_WAITING = const(1)  # values of `_phase`: the handshake is in progress
_SECURED = const(2)


class SecureSocket(Socket):
    """A Socket with TLS. In addition to Socket's events: secure(), when the handshake is complete.

    In addition to Socket's attributes, valid from `secure` on:
    alpn_protocol      the protocol agreed on, or None
    authorized         whether the peer's certificate was verified
    peer_certificate   that certificate as DER, where the firmware keeps it; else None
    session_reused     whether an earlier session was resumed, which shortens the handshake
    """

    _phase = 0
    _raw = None
    _limit = None  # timer of the handshake
    _host = None
    _serves = None  # acts as the server; None: if a server accepted it
    _full = False  # the last read filled its buffer: TLS may have decrypted more
    _again = 0  # reading decrypted data: 1 right now, 2 later, 3 in the job for that
    _later_on = None  # the Timer for that

    def __init__(self, *args, tls=False, **options):
        self._tls = meant(tls)
        if self._tls is not None:
            self._tls.native(False)
        super().__init__(*args, **options)

    def connect(self, port=None, host=None, on_connect=None, **options):
        """As Socket.connect; host is also the name that the certificate must be valid for."""
        where = port.get("host") if isinstance(port, dict) else host
        self._host = where if isinstance(where, str) and where else "localhost"
        return super().connect(port, host, on_connect, **options)

    # ---- the handshake

    def _attach(self, sock):
        if self._tls is None:
            super()._attach(sock)
            return None
        # No writer for the socket under TLS.
        mark, self.high_water_mark = self.high_water_mark, 0
        super()._attach(sock)
        self.high_water_mark = mark
        self._raw = sock
        self._phase = _WAITING
        self._full = False
        self._again = 0  # a job of the previous connection may have been dropped
        self._takes = self._took  # once, because each use of a method creates an object
        return False

    def _begin(self):
        # Only now, after `connect` or `connection` was emitted, may the handshake fail.
        super()._begin()
        if self._phase == _WAITING and self._sys is not None:
            try:
                serves = self._serves
                self._hand(self._server is not None if serves is None else serves)
            except (OSError, ValueError, MemoryError) as error:
                _broke(self, error)

    def _hand(self, server):
        """Replace the system socket."""
        tls = self._tls
        name = None if server else tls.server_hostname or self._host
        loop.forget(self._raw)
        loop.fresh.pop(self._raw, None)
        loop.handles[self] = self
        self._st &= ~(_REGISTERED | _READ | _WRITE)
        self._sys = _secure.wrap(tls.native(server), self._raw, server, name, tls.allow_truncation)
        self._raw = None
        if tls.handshake_timeout:
            self._limit = call_later(tls.handshake_timeout, self._too_late)
        self._want(_READ)
        _step(self, None)

    def _want(self, mask):
        if self._sys is None:
            return
        st = self._st
        self._st = st & ~(_READ | _WRITE) | mask
        if not st & _REGISTERED:
            loop.defer(register, self)
        elif mask != st & (_READ | _WRITE):
            loop.poller.modify(_port.key(self._sys), mask | _ERR_HUP)

    def _too_late(self):
        if self._phase == _WAITING:
            self._fail(too_late(self))

    def _secured(self, early):
        """The handshake is complete. early: data received with its end; b"": the peer's end."""
        self._phase = _SECURED
        if self._limit is not None:
            self._limit.cancel()
        self._full = True
        if early:
            self._ahead = early
            self._rx += len(early)
        if self.high_water_mark:
            self._wr = _port.writer(self._sys, self).write
        loop.defer(tell, self, "secure")
        self._touch()
        opened(self)
        if early:
            self.listeners_changed("readable")  # or a `readable` listener would not know
        elif early is not None:
            self._eof()

    def __getattr__(self, name):
        # No properties on boards: see Socket.
        if not name.startswith("_") and hasattr(Attributes, name):
            return _value(self, name)
        return super().__getattr__(name)

    # ---- differences from a plain socket

    def _refresh(self):
        if self._phase == _WAITING:
            return
        super()._refresh()
        if self._cb is not None:
            self._taker = self._cb
            self._cb = self._takes
        if self._has_more():
            self._read_later()

    def _took(self, n, buf, sock):
        """The `_cb`. Allocates: nothing, unless TLS has decrypted more than two buffers."""
        self._full = n == len(buf)
        if self._taker(n, buf, self) is False:
            return False
        self._read_again()
        return True

    def _has_more(self):
        """Whether TLS may have decrypted data or an end, which the system's poll does not show."""
        if self._st & _READ and self._phase == _SECURED:
            return _secure.pending(self._sys, self._full)
        return False

    def _read_again(self):
        """After a read by the loop: read once more right now, and the rest later, so that others
        get their turn."""
        if not self._has_more():
            return
        if self._again:
            self._read_later()
            return
        self._again = 1
        try:
            self._ready(_READ)
        finally:
            if self._again == 1:
                self._again = 0

    def _read_later(self):
        """Read in a job, and what that leaves in a timer: the loop runs jobs until there are none,
        and a peer that sends as fast as we read would keep it there."""
        if self._again < 2:
            self._again = 2
            loop.defer(_read_more, self)
        elif self._again == 3:
            timer = self._later_on
            if timer is None:
                timer = self._later_on = Timer(None, None)
                timer._keeps = 0
                timer.then = self._due  # once and without arguments, to create no objects
            if timer.fn is None:  # else it still runs for a previous connection
                again(timer, timer.then, 1)
            self._again = 2

    def _due(self):
        try:
            _read_more(self, None)
        except Exception as error:
            loop.caught(self, error)

    def _ready(self, flags):
        if self._phase == _WAITING:
            if self._st & (_DESTROYED | _REGISTERED) == _REGISTERED:
                _step(self, None)
            return
        before = self._rx
        full = self._full
        if flags != _WRITE:
            self._full = False
        super()._ready(flags)
        if full and self._rx == before and self._st & (_READ | _QUIET) != _READ:
            self._full = True  # nothing was read, so TLS still has its data
        if self._rx != before:
            if self._ahead is not None:
                self._full = True
            self._read_again()

    def readinto(self, buf, n=None):
        """As Socket.readinto."""
        got = super().readinto(buf, n)
        self._full = got == (len(buf) if n is None else n)
        if not loop.inside and self._has_more():
            self._read_later()  # otherwise the loop, which emitted `readable`, does it
        return got

    def _flush(self):
        if self._phase != _WAITING:
            super()._flush()

    def _finish(self):
        if self._st & _EOF:
            self._sys.finish()  # closing sends the FIN, but close_notify must precede it
        super()._finish()

    def _read_failed(self, error):
        error = broken(self, error, "read")
        if not _secure.NOTIFIES and self._st & _ENDING and self._q is None:
            # We ended without close_notify; this is how peers respond to that.
            if error.code in ("ERR_TLS_ALERT", "ECONNRESET"):
                self._eof()
                return
        super()._read_failed(error)

    def _write_failed(self, error):
        super()._write_failed(broken(self, error, "write"))

    def try_write(self, buf, off=0, n=None):
        """As Socket.try_write. TLS cannot take back a record that it has begun, so that part of
        buf is copied and counts as sent. Allocates: nothing while the system takes everything."""
        ready = self._wr is not None
        sent = super().try_write(buf, off, n)
        if n is None:
            n = len(buf) - off
        if ready and sent < n:
            begun = min(n - sent, _secure.RECORD)
            off += sent
            self._q.push(bytes(memoryview(buf)[off : off + begun]), 0, begun, None)
            self._tx += begun
            sent += begun
        return sent

    def destroy(self, error=None):
        """As Socket.destroy."""
        if self._limit is not None:
            self._limit.cancel()
        self._phase = 0
        return super().destroy(error)


def _step(sock, arg):
    """Continue the handshake as far as the peer allows."""
    if sock._phase != _WAITING:
        return
    try:
        wants, early = sock._sys.handshake()
    except (OSError, ValueError, MemoryError) as error:
        _broke(sock, error)
        return
    if wants:
        sock._want(wants)
    else:
        sock._secured(early)


def _broke(sock, error):
    sock._fail(broken(sock, error, "handshake"))


def _read_more(sock, arg):
    sock._again = 3
    try:
        if sock._st & (_DESTROYED | _EOF | _READ | _REGISTERED) == _READ | _REGISTERED:
            sock._ready(_READ)
    finally:
        if sock._again == 3:
            sock._again = 0


def _value(sock, name):
    return _secure.value(sock._sys, name) if sock._phase == _SECURED else None


class Attributes:
    """Names of computed attributes in addition to Socket's: see net/attributes.py."""

    alpn_protocol = authorized = peer_certificate = session_reused = True


if _port.properties is not None:
    _port.properties(SecureSocket)
