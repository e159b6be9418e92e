"""StreamSocket.connect(). Loaded by the first call. Imports net's public names."""

import net

from .ahead import _fill  # noqa: F401 - loaded now, as failures need it
from .message_port import const, look

_WRITE = const(2)
# States; see stream_socket.py.
_CONNECTING = const(1)
_CONNECTED = const(2)
# By state: the status of connect(). 0, EALREADY, EISCONN, 0, ECONNRESET, EINVAL, EBADF.
_CONNECT = b"\0\x72\x6a\0\x68\x16\x09"
_EDESTADDRREQ = const(89)
_EADDRNOTAVAIL = const(99)
_EINPROGRESS = const(115)


def connect(sock):
    if sock._state == _CONNECTING:
        look()
    state = sock._state
    if state == _CONNECTED and sock._confirm:
        sock._confirm = False  # a program that waited for the connection asks so
        sock._status = 0
        return True
    sock._status = _CONNECT[state] or _unfit(sock)
    if not sock._status:
        _begin(sock)
    elif state != _CONNECTING:
        return False
    if sock._port is None:
        from .blocking import connected

        return connected(sock)
    return True


def _unfit(sock):
    """Return the status if there is no address to connect to, else 0."""
    if sock._to is None:
        return _EDESTADDRREQ
    return 0 if sock._to.is_address_valid() else _EADDRNOTAVAIL


def _begin(sock):
    core = net.Socket(True)
    here = sock._bound
    if sock._server is not None:
        sock._server.close()  # it has reserved the address until now
        sock._server = None
    to = sock._to
    try:
        core.on("connect", lambda: _up(sock))
        sock._attach(core)
        if here is None:
            core.connect(to._port, to._text)
        else:
            core.connect(to._port, to._text, local_address=here[0], local_port=here[1])
    except MemoryError:
        sock._sock = None
        core.destroy()
        raise
    sock._state = _CONNECTING
    sock._status = _EINPROGRESS
    sock._ready = 0
    sock._confirm = sock._port is not None


def _up(sock):
    sock._open()
    sock._status = 0
    if sock._options is not None:
        from .options import apply

        apply(sock)
    sock._holds(_WRITE)
