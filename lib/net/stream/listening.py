"""listen() and accept() of net.stream's TCP. Loaded by the first listen()."""

import net

from .callbacks import SocketEvent, later
from .connecting import _gone  # noqa: F401 - loaded now, with everything else that failures need
from .tcp import CONNECTED, ERROR, INITIALIZED, LISTENING, TCP


def listen(tcp):
    tcp._check(tcp._sock is None, "listen")
    port = tcp.port or 0
    port = int(port) if isinstance(port, str) else port
    server = net.create_server(manual_accept=True, allow_half_open=True)
    was = tcp._state
    try:
        tcp._hear(server)
        server.on("readable", lambda: _take(tcp))
        server.listen(port, tcp.host or "127.0.0.1", tcp.listen_queue_size)
        if not server.listening and server.error is None:  # a name is being looked up
            from .running import until_listening

            until_listening(server)
        if server.error is not None:
            was = ERROR
            raise server.error
        tcp.port = server.address()["port"]
        tcp._wanted = None
        tcp._state = LISTENING
        tcp._sock = server
    except:
        tcp._state = was
        server.close()
        raise


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
    def _fn(self, e):
        _take(self.socket)


class _Accepted(SocketEvent):
    def _raised(self, error):
        """Out of memory: end the connection, and accept the next one instead."""
        if isinstance(error, MemoryError):
            self.inbound._no_memory(error)
            tcp = self.socket
            if tcp._state == LISTENING and tcp._wanted is None:
                accept(tcp, timeout=self.inbound.timeout, error=self.inbound.error)


def _take(tcp):
    """Accept if a client is waiting and accept() was called."""
    inbound = tcp._wanted
    if tcp._state != LISTENING or inbound is None:
        return
    sock = None
    try:
        sock = tcp._sock.accept()
        if sock is None:
            return
        if tcp.accepted is None:
            tcp._wanted = None
            sock.destroy()
            return
        inbound.host = sock.remote_address
        inbound.port = sock.remote_port
        e = _Accepted(tcp, "accepted")
        e.inbound = inbound
        inbound._adopt(sock)
        inbound._state = CONNECTED
        later(e)
        tcp._wanted = None
    except MemoryError:
        inbound._sock = None
        inbound._state = INITIALIZED
        if sock is not None:
            sock.destroy()  # no callback would receive it; the next one is still wanted
        raise
    except OSError as error:
        tcp._gone(error)
