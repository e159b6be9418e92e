"""Connecting: arguments, lookup, and the system's connect. Loaded by the first Socket.connect, and
with it the code for failures, because when one happens there may be no memory to load it.

Imports the port, loop and timers. A Connecting is one attempt; destroy() cancels it.
"""

from . import hangup, queue  # noqa: F401  see above
from ._port import const
from ._port import port as _port
from .errors import NetError, net_error
from .loop import loop, nothing
from .readable import tell
from .resolving import Resolution, check_where
from .socket import Socket
from .timers import call_later
from .writable import call, tell_error

# Bits of `_st`: the list with their meanings is in socket.py.
_REGISTERED = const(2)
_CONNECTING = const(8)
_OPEN = const(16)
_ENDING = const(64)
_FINISHED = const(128)
_DESTROYED = const(1024)
_CLOSING = const(2048)
_FLOWING = const(4096)
_READABLE = const(8192)
_COUNTED = const(2097152)
_KEPT = const(_FLOWING | _READABLE)  # bits that outlive a connection
_ALL = const(29)  # READ, WRITE, ERR and HUP
_PATIENCE = const(1000)  # ms for an address if there are others; doubled in later rounds
_NO_WAY = (97, 99, 101, 113)  # this machine has no route: says nothing about the other side

probe = bytearray(1)


def connect(
    sock,
    port=None,
    host=None,
    on_connect=None,
    family=0,
    path=None,
    local_address=None,
    local_port=None,
    lookup=None,
    **unknown,
):
    if unknown:
        from .misuse import refuse

        refuse("connect", unknown)
    if isinstance(port, dict):
        options = dict(port)
        if host or on_connect:
            options["on_connect"] = host or on_connect
        return connect(sock, **options)
    if callable(host):
        host, on_connect = None, host
    elif callable(port):
        port, on_connect = None, port
    if path is None and isinstance(port, str) and "/" in port:
        port, path = None, port
    check_where(port, host, path, on_connect, "on_connect")
    if family not in (0, 4, 6):
        raise ValueError("family must be 0, 4 or 6")
    request = Connecting(sock, host or "localhost", port, family, path)
    if not local_address is local_port is lookup is None:
        from .connecting_more import choose

        choose(request, local_address, local_port, lookup)
    if sock._st & _DESTROYED or not sock._st & (_CONNECTING | _OPEN):
        _ask(sock, request, on_connect)
    return sock


def create(port, host, on_connect, options):
    """The body of net.connect: make the Socket and connect it."""
    where, options = split(port, host, on_connect, options)
    kind = Socket
    if "tls" in options:
        from .tls import SecureSocket as kind
    return kind(**options).connect(where)


def split(port, host, on_connect, options):
    """Split the arguments of net.connect into those of Socket.connect and those of Socket."""
    where, rest = {}, {}
    if isinstance(port, dict):
        options = port
        on_connect = host or on_connect
    else:
        where["port"] = port
        where["host"] = host
    if on_connect is not None:
        where["on_connect"] = on_connect
    names = (
        "port", "host", "family", "path", "local_address", "local_port", "lookup", "on_connect",
    )  # fmt: skip
    for name in options:
        if name != name.lower():
            from .misuse import refuse

            refuse("connect", (name,))
        to = where if name in names else rest
        to[name] = options[name]
    return where, rest


def _ask(sock, request, on_connect):
    """Start connecting or, if the previous connection is still closing, do so after its `close`.
    MemoryError: nothing has changed."""
    if _port.check is not None:
        _port.check()
    st = sock._st
    try:
        sock._st = st | _CONNECTING
        sock._touch()
        sock._pending = request
        sock._on_connect = on_connect
        if st & (_DESTROYED | _FINISHED):
            _forget_jobs(sock)
            sock._st = st & (_KEPT | _CLOSING | _COUNTED) | _CONNECTING
            sock._rx = sock._tx = 0
            sock._error = None
        if not st & _CLOSING:  # otherwise the `close` of the previous connection comes first
            sock._server = None
            request.begin()
    except MemoryError:
        sock._st = st
        sock._pending = None
        if sock._timer is not None:
            sock._timer.cancel()
        raise


def _forget_jobs(sock):
    """Remove jobs of the previous connection, which would reach the new one. Its errors and the
    callbacks of its writes (whose errors are in tuples) remain."""
    jobs = loop.jobs
    for i in range(1, len(jobs), 3):
        job = jobs[i - 1]
        if (
            jobs[i] is sock
            and job not in (tell_error, call)
            and not isinstance(jobs[i + 1], tuple)
        ):
            jobs[i - 1] = nothing


def opened(sock):
    """The connection is open: send what is queued."""
    q = sock._q
    if q is not None:
        q.writer = _port.writer(sock._sys, sock).write if sock._wr is None else sock._wr
        sock._wr = None
        sock._flush()
    else:
        sock._refresh()
        if sock._st & _ENDING:
            sock._wr = None
            sock._finish()


def _tell(sock, arg):
    if not sock._st & _DESTROYED:
        callback = sock._on_connect
        sock._on_connect = None
        if callback is not None:
            callback()
    tell(sock, "connect")
    tell(sock, "ready")
    sock._begin()


class Connecting:
    def __init__(self, sock, host, port, family, path):
        self.sock = sock
        self.host = host
        self.port = port
        self.family = family
        self.path = path
        self.text = None  # the numeric address, once it is known
        self.local = None  # a Source: see connecting_more.py
        self.resolution = Resolution(self, sock)
        self.more = ()  # further addresses: (addr, text, family)
        self.before = ""  # for the error text: how earlier addresses have failed
        self.slow = 0  # how often an address did not answer in time
        self.told = self._timer = self._patience = None  # told: an error of a reachable address

    def cancel(self):
        self.sock = None
        self.resolution.cancel()
        if self._timer is not None:
            self._timer.cancel()
        if self._patience is not None:
            self._patience.cancel()

    def begin(self):
        sock = self.sock
        loop.handles[sock] = sock  # nothing registered yet, but close_all must know it
        if self.path is None:
            try:
                loop.defer(_start, sock, self)
            except MemoryError:
                loop.handles.pop(sock, None)
                raise
        if not sock._st & _COUNTED:
            sock._st |= _COUNTED
            loop.open += sock._keeps
        if self.path is not None:
            # The system answers at once: a failure is emitted later, but is in `error` already.
            _start(sock, self)

    def _resolved(self, error, addr, text, family, more):
        sock = self.sock
        sock._touch()
        self.text = text
        self.resolved_family = family
        self.more = more
        if error:
            # `lookup` is emitted first, then the failure, whatever the listener does.
            loop.defer(_failed, sock, error)
            if sock.has("lookup"):  # otherwise emit need not be loaded
                sock.emit("lookup", error, None, None)
            return
        loop.defer(self._go, sock, addr)
        if sock.has("lookup"):
            sock.emit("lookup", None, text, family)

    def _go(self, sock, addr):
        if self.sock is None:
            return
        try:
            if self.more and self.host != "localhost":
                late = _PATIENCE << min(self.slow // (len(self.more) + 1), 9)
                self._patience = call_later(late, self._next)
            if self.local is None:
                sock._sys = _port.connect(addr)
            else:
                sock._sys = self.local.connect(addr, self.resolved_family)
            sock._peer = addr
            loop.defer(_register, sock, self)
        except Exception as error:  # whatever the port raises results in one `error`
            self._failed(error)

    def established(self, flags):
        """Handle the first poll event of a connecting socket."""
        sock = self.sock
        try:
            number = _port.connected(sock._sys, flags, probe)
            if number > 0:
                self._failed(NetError(number, "connect", None, None, self._where()))
                return
            self._up(sock, number < 0)
        except Exception as error:  # whatever it was: the attempt ends with one `error`
            sock._st |= _CONNECTING
            sock._fail(net_error(error, "connect", self._where()))

    def _up(self, sock, ahead):
        # Whatever may run out of memory comes first.
        loop.defer(_tell, sock)
        if ahead:
            sock._ahead = bytes(probe)
            sock._rx = 1
        self.cancel()
        sock._pending = None
        sock._st &= ~_CONNECTING
        secured = sock._attach(sock._sys)
        sock._touch()
        if secured is not False:
            opened(sock)

    def _too_late(self):
        if self.sock is not None and self.sock._st & _CONNECTING:
            self.more = ()
            self._failed(NetError(110, "connect", None, None, self._where()))

    def _failed(self, error):
        """This address failed with an OSError or MemoryError: try the next one, or give up."""
        failed = net_error(error, "connect", self._where())
        if self.more and not isinstance(error, MemoryError):
            self._next(failed)
        else:
            self.sock._fail(self.told if self.told and failed.errno in _NO_WAY else failed)

    def _next(self, error=None):
        """Go on to the next address; one that did not answer in time is tried again later."""
        sock = self.sock
        if sock is None or not sock._st & _CONNECTING:
            return
        loop.defer(_try, sock, self)
        if self._patience is not None:
            self._patience.cancel()
        sock._st &= ~_REGISTERED
        if error is None:
            self.slow += 1
            self.more = list(self.more) + [(sock._peer, self.text, self.resolved_family)]
        else:
            self.before += ", %s %s" % (error.code, self.text)
            if not self.told and error.errno not in _NO_WAY:
                self.told = error

    def _where(self):
        if self.path is not None:
            return (None, None, None, self.path, "")
        return (self.host, self.text, self.port, None, self.before)


def _try(sock, request):
    """A job: try the next address."""
    if request.sock is None:
        return
    if sock._sys is not None:
        loop.forget(sock._sys)
        _port.close(sock._sys)
        sock._sys = None
    loop.handles[sock] = sock
    addr, request.text, request.resolved_family = request.more[0]
    request.more = request.more[1:]
    request._go(sock, addr)


def _failed(sock, error):
    sock._fail(error)


def _register(sock, request):
    if request.sock is None:
        return
    loop.handles.pop(sock, None)
    sock._st |= _REGISTERED
    error = loop.watch(sock, sock._sys, _ALL)
    if error is not None:
        request._failed(error)


def _start(sock, request):
    """A job: look up the address."""
    if request.sock is None:
        return
    try:
        if _port.CONNECT_TIMEOUT:
            request._timer = call_later(_port.CONNECT_TIMEOUT, request._too_late)
        if request.path is not None:
            request._go(sock, _port.local_address(request.path))
        else:
            request.resolution.begin(request.host, request.port, request.family)
    except Exception as error:
        request._failed(error)
