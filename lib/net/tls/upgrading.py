"""upgrade(): continues a connection with TLS. Loaded by the first call."""

from .._port import const
from ..loop import loop
from ..resolving import check_where
from ..socket import Socket
from . import meant
from .socket import SecureSocket

# Bits of `_st`: the list with their meanings is in the core's socket.py.
_OPEN = const(16)
_STARTED = const(32)
_ENDING = const(64)
_EOF = const(256)
_DESTROYED = const(1024)
_CLOSING = const(2048)
_COUNTED = const(2097152)
_UP = const(_OPEN | _STARTED)


def upgrade(socket, tls=True, host=None, server=False, on_secure=None):
    context = meant(tls)
    if context is None or not isinstance(socket, Socket):
        raise TypeError("upgrade: a Socket, and True or a net.tls.Context")
    _check(socket)
    context.native(server)
    check_where(0, host)
    name = host or context.server_hostname
    if not server and not name and not context.trusts_all:
        raise ValueError("upgrade: host= must be the name that the certificate has")
    secure = SecureSocket(socket.allow_half_open, socket.high_water_mark, socket.max_queued)
    secure._tls = context
    secure._host = name
    secure._serves = server
    if on_secure is not None:
        secure.on("secure", on_secure)
    loop.defer(_begin, secure, socket)  # first: it may run out of memory
    secure._attach(socket._sys)
    secure._peer = socket._peer
    secure._server = socket._server
    socket._server = None
    _leave(socket)
    loop.handles[secure] = secure  # not registered yet, but close_all must find it
    return secure


def _check(socket):
    st = socket._st
    if st & (_UP | _ENDING | _EOF | _DESTROYED) != _UP:
        raise ValueError("upgrade: the socket is not open")
    if isinstance(socket, SecureSocket) and socket._tls is not None:
        raise ValueError("upgrade: it has TLS already")
    if socket._q is not None:
        raise ValueError("upgrade: something is still to be sent: wait for drain")
    if socket._ahead is not None:
        raise ValueError("upgrade: something has come that nobody has read")


def _leave(socket):
    """Take the connection away from this socket. The job unregisters it, too."""
    socket._st = socket._st & _COUNTED | _DESTROYED | _CLOSING
    socket._sys = socket._wr = socket._cb = socket._buf = None
    if socket._timer is not None:
        socket._timer.cancel()
        socket._timer = None


def _begin(secure, socket):
    try:
        socket._closed()
    except Exception as error:
        loop.caught(socket, error)
    secure._begin()
