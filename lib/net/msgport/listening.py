"""Binding, listening and accepting in net.msgport's StreamSocket. Loaded by the first use.
Imports net's public names.

The core binds and listens in one step, so for the system a bound socket already listens. Clients
that connect before listen() wait, and are refused if the socket connects itself instead.
"""

import net

from .ahead import _fill  # noqa: F401 - loaded now, as failures need it
from .message_port import const, look
from .stream_socket import StreamSocket

_READ = const(1)
_WRITE = const(2)
# States; see stream_socket.py.
_LISTENING = const(5)
_CLOSED = const(6)
# By state: the status of listen(). EINVAL but for new, refused and listening; EBADF.
_LISTEN = b"\0\x16\x16\0\x16\0\x09"
_EBADF = const(9)
_EAGAIN = const(11)
_EINVAL = const(22)


def listen(sock, backlog):
    if type(backlog) is not int:
        raise TypeError("backlog must be an int")
    status = _LISTEN[sock._state]
    if not status and sock._server is None:
        host, port = sock._bound or ("0.0.0.0", 0)
        status = bind(sock, port, host, max(backlog, 1))
    sock._status = status
    if not status:
        sock._state = _LISTENING
    return not status


def bind(sock, port, host, backlog):
    """Create the server. Returns 0 or the error number."""
    server = _server(port, host, backlog)
    try:
        if server.error is not None:
            return server.error.errno
        server.on("readable", lambda: sock._holds(_READ))
        where = server.address()
        sock._bound = (where["address"], where["port"])
        sock._server = server
        return 0
    except MemoryError:
        sock._bound = sock._server = None
        server.close()  # nothing else would refer to it
        raise


def _server(port, host, backlog):
    server = net.Server(True, manual_accept=True)
    server.on("error", _ignore)  # server.error keeps it
    return server.listen(port, host, backlog)


def _ignore(error):
    pass


def accept(sock):
    found = _accept(sock)
    if found is None and sock._status == _EAGAIN and sock._port is None:
        from .blocking import until

        return until(sock, _accept, (sock,), "receive_timeout")
    return found


def _accept(sock):
    if sock._state != _LISTENING:
        sock._status = _EBADF if sock._state == _CLOSED else _EINVAL
        return None
    if not sock._ready & _READ:
        look()
    sock._ready &= ~_READ
    sock._status = _EAGAIN
    core = None
    try:
        core = sock._server.accept()
        if core is None:
            return None
        made = StreamSocket()
        made._attach(core)
        made.set_message_port(sock._port)
        made._ready = _WRITE
        made._open()
        sock._status = 0
        return made
    except net.NetError as error:
        sock._status = error.errno
        return None
    except MemoryError:
        if core is not None:
            core.destroy()  # nothing else would refer to it
        raise
