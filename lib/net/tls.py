"""TLS, client and server: net.connect(..., tls=True), net.create_server(tls=context). Loaded then.

Imports the core and the port's `secure` part. A SecureSocket is a Socket whose system socket is
replaced, once the connection is up, by the platform's TLS socket in the same shape; until the
handshake is through only the handshake touches it, and what is written waits.
"""

from net._port import const
from net._port import port as _port
from net.connecting import opened
from net.loop import loop
from net.readable import tell
from net.server import Server
from net.socket import Socket
from net.writable_more import try_write as _try_write  # here: an import at each call allocates

# Bits of `_st`: the list with their meanings is in socket.py.
_READ = const(1)
_REGISTERED = const(2)
_WRITE = const(4)
_OPEN = const(16)
_EOF = const(256)
_DESTROYED = const(1024)
_HUP = const(32768)
_ERR_HUP = const(24)

_WAITING = const(1)  # `_phase`: the handshake is under way
_SECURED = const(2)

_secure = _port.tls()


class Context:
    """What both ends must know: certificates, keys, whom to trust. For any number of sockets.

    ca         certificates to trust: a path or bytes, PEM or DER; None: the system's, where it has
               any (boards have none)
    cert, key  the own certificate and its key: paths or bytes, PEM or DER; servers need them,
               clients where the server asks. key None: it is in the same PEM as the certificate
    password   of the key, where the platform can use one
    trust_all  verify nothing: anybody may be the peer
    client_auth  servers: "none", "want" or "need" a certificate of the client
    alpn       protocol names to offer, where the platform has ALPN
    server_hostname    the name to verify; default: the host given to connect
    handshake_timeout  ms
    allow_truncation   take a stream that stops without close_notify for ended, not for broken.
               Boards cannot send one, so what talks to them says True

    ValueError, OSError: something is missing, cannot be read or is not what it should be.
    """

    def __init__(
        self,
        ca=None,
        cert=None,
        key=None,
        password=None,
        trust_all=False,
        client_auth="none",
        alpn=None,
        server_hostname=None,
        handshake_timeout=10000,
        allow_truncation=False,
    ):
        if client_auth not in ("none", "want", "need"):
            raise ValueError('client_auth must be "none", "want" or "need"')
        self.server_hostname = server_hostname
        self.handshake_timeout = handshake_timeout
        self.allow_truncation = allow_truncation
        self._words = (ca, cert, key, password, trust_all, client_auth, alpn)
        self._made = [None, None]

    def native(self, server):
        """The platform's own context for that role, made once."""
        if self._made[server] is None:
            self._made[server] = _secure.context(server, *self._words)
        return self._made[server]


context = Context


def _context(tls):
    """The Context that the option `tls` means; None without TLS."""
    if tls is True:
        return Context()
    if not tls:
        return None
    if not isinstance(tls, Context):
        raise TypeError("tls must be True or a net.tls.Context")
    return tls


class SecureSocket(Socket):
    """A Socket with TLS. Event besides Socket's: secure(), when the handshake is through.

    alpn_protocol is what was agreed on, None without.
    """

    _phase = 0
    _raw = None
    _limit = None  # timer of the handshake
    _host = None
    _again = False  # a job to read what TLS has buffered is queued

    def __init__(self, *args, tls=None, **options):
        self._tls = _context(tls)
        if self._tls is not None:
            self._tls.native(False)
        super().__init__(*args, **options)

    def connect(self, port=None, host=None, on_connect=None, **options):
        """As Socket.connect; the host is also the name that the certificate must have."""
        where = port.get("host") if isinstance(port, dict) else host
        self._host = where if isinstance(where, str) and where else "localhost"
        return super().connect(port, host, on_connect, **options)

    # ---- the handshake

    def _attach(self, sock):
        super()._attach(sock)
        if self._tls is None:
            return None
        self._wr = None
        self._raw = sock
        self._phase = _WAITING
        return False

    def _begin(self):
        # The listeners of `connect` or `connection` have been told: not before may it fail.
        super()._begin()
        if self._phase == _WAITING and self._sys is not None:
            try:
                self._hand(self._server is not None)
            except (OSError, ValueError, MemoryError) as error:
                _broke(self, error)

    def _hand(self, server):
        """Replace the system socket."""
        tls = self._tls
        name = None if server else tls.server_hostname or self._host
        loop.forget(self._raw)
        loop.handles[self] = self
        self._st &= ~(_REGISTERED | _READ | _WRITE)
        self._sys = _secure.wrap(tls.native(server), self._raw, server, name, tls.allow_truncation)
        self._raw = None
        if tls.handshake_timeout:
            from net.timers import call_later

            self._limit = call_later(tls.handshake_timeout, self._too_late)
        self._want(_READ)
        _step(self, None)

    def _want(self, mask):
        if self._sys is None:
            return
        st = self._st
        self._st = st & ~(_READ | _WRITE) | mask
        if not st & _REGISTERED:
            loop.defer(_watch, self)
        elif mask != st & (_READ | _WRITE):
            loop.poller.modify(_port.key(self._sys), mask | _ERR_HUP)

    def _too_late(self):
        if self._phase == _WAITING:
            from net.tls_errors import too_late

            self._fail(too_late())

    def _secured(self, early):
        """The handshake is through; early: bytes that came with its end."""
        self._phase = _SECURED
        if self._limit is not None:
            self._limit.cancel()
        if early:
            self._ahead = early
            self._rx += len(early)
        if self.high_water_mark:
            self._wr = _port.writer(self._sys, self).write
        loop.defer(tell, self, "secure")
        self._touch()
        opened(self)
        if early:
            self.listeners_changed("readable")  # who reads for himself must be told

    @property
    def alpn_protocol(self):
        return _secure.alpn(self._sys) if self._phase == _SECURED and self._sys else None

    # ---- what differs from a plain socket

    def _refresh(self):
        if self._phase == _WAITING:
            return
        super()._refresh()
        if not _secure.HIDES:
            return
        if self._cb is not None:
            # The loop reads by itself: look at what it cannot see after each time.
            self._taker = self._cb
            self._cb = self._took
        if self._st & _READ:
            self._look_again()

    def _took(self, n, buf, sock):
        self._look_again()
        return self._taker(n, buf, sock)

    def _look_again(self):
        """What TLS has decrypted, or an end that came with it, the system's poll does not show."""
        if not self._again and self._phase == _SECURED and _secure.pending(self._sys):
            self._again = True  # one job is enough
            loop.defer(_read_again, self)

    def _ready(self, flags):
        if self._phase != _WAITING:
            before = self._rx
            super()._ready(flags)
            if _secure.HIDES and self._rx != before:
                self._look_again()
        elif self._st & (_DESTROYED | _REGISTERED) == _REGISTERED:
            _step(self, None)

    def _finish(self):
        if self._st & _EOF:
            self._sys.finish()  # no FIN goes ahead of the closing; but close_notify must
        super()._finish()

    def _read_failed(self, error):
        from net.tls_errors import broken

        super()._read_failed(broken(error, "read"))

    def _write_failed(self, error):
        from net.tls_errors import broken

        super()._write_failed(broken(error, "write"))

    def try_write(self, buf, off=0, n=None):
        """As Socket.try_write. TLS cannot take back a record that it has begun: that part of buf
        is copied and counts as sent. Allocates: nothing, while the system takes it all."""
        ready = self._wr is not None
        sent = _try_write(self, buf, off, n)
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
            self._limit = None
        self._phase = 0
        return super().destroy(error)

    _fail = destroy
    _abandon = destroy


def _watch(sock, arg):
    if sock._sys is not None and not sock._st & _REGISTERED:
        sock._st |= _REGISTERED
        loop.handles.pop(sock, None)
        loop.watch(sock, sock._sys, sock._mask())


def _step(sock, arg):
    """Go on with the handshake as far as the peer lets us."""
    if sock._phase != _WAITING:
        return
    try:
        wants, early = sock._sys.handshake(sock._q)
    except (OSError, ValueError, MemoryError) as error:
        _broke(sock, error)
        return
    if wants:
        sock._want(wants)
    else:
        sock._secured(early)


def _broke(sock, error):
    from net.tls_errors import broken

    sock._fail(broken(error, "handshake"))


def _read_again(sock, arg):
    sock._again = False
    if sock._st & (_DESTROYED | _EOF | _READ | _REGISTERED) == _READ | _REGISTERED:
        sock._ready(_READ)


if _secure.HIDES:
    from net.readable_more import readinto

    def _readinto(sock, buf, n=None):
        n = readinto(sock, buf, n)
        if n:
            sock._look_again()
        return n

    SecureSocket.readinto = _readinto  # type: ignore[method-assign]


class SecureServer(Server):
    """A Server whose connections are SecureSockets. `connection` comes when a client has
    connected; its `secure` follows."""

    def __init__(self, *args, tls=None, **options):
        self._tls = _context(tls)
        if self._tls is not None:
            self._tls.native(True)
            self._kind = self._make
        super().__init__(*args, **options)

    def _make(self, allow_half_open, high_water_mark, max_queued):
        sock = SecureSocket(allow_half_open, high_water_mark, max_queued)
        sock._tls = self._tls
        return sock
