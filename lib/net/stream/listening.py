"""listen() and accept() of net.stream's TCP. Loaded by the first listen()."""

import net

from .callbacks import SocketEvent, later
from .connecting import _gone  # noqa: F401 - loaded now, with what else failures need
from .tcp import CONNECTED, ERROR, LISTENING, TCP


def listen(tcp):
    tcp._check(tcp._sock is None, "listen")
    server = net.create_server(manual_accept=True, allow_half_open=True)
    tcp._hear(server)
    server.on("readable", lambda: _take(tcp))
    port = tcp.port or 0
    port = int(port) if isinstance(port, str) else port
    server.listen(port, tcp.host or "127.0.0.1", tcp.listen_queue_size)
    if not server.listening and server.error is None:  # a name is being looked up
        from .running import until_listening

        until_listening(server)
    if server.error is not None:
        tcp._state = ERROR
        raise server.error
    tcp.port = server.address()["port"]
    tcp._wanted = None
    tcp._sock = server
    tcp._state = LISTENING


def accept(tcp, options=None, timeout=None, error=None):
    if options is not None:
        accept(tcp, **dict(options))
        return
    tcp._check(tcp._state == LISTENING, "accept")
    if error is not None and not callable(error):
        raise TypeError("error must be callable")
    if timeout is not None and not 0 <= timeout < 1 << 29:
        raise ValueError("timeout out of range")
    tcp._wanted = TCP(timeout=timeout, error=error)
    later(_Wanted(tcp, None))


class _Wanted(SocketEvent):
    def _run(self):
        _take(self.socket)


def _take(tcp):
    """Somebody may wait, and may be wanted."""
    inbound = tcp._wanted
    if tcp._state != LISTENING or inbound is None:
        return
    try:
        sock = tcp._sock.accept()
    except OSError as error:
        tcp._gone(error)
        return
    if sock is None:
        return
    tcp._wanted = None
    if tcp.accepted is None:
        sock.destroy()
        return
    inbound.host = sock.remote_address
    inbound.port = sock.remote_port
    inbound._state = CONNECTED
    inbound._adopt(sock)
    e = SocketEvent(tcp, "accepted")
    e.inbound = inbound
    later(e)
