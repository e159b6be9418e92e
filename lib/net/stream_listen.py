"""listen() and accept() of net.stream's TCP. Loaded by the first; see TCP.__getattr__."""

import net
from net.stream import CONNECTED, ERROR, LISTENING, TCP, Event, later


def listen(self):
    """Bind to host (default 127.0.0.1) and port (default: any free one) and listen.

    Accepts nothing by itself. NetError: in use, or it failed, and the state is ERROR."""
    self._check(self._sock is None, "listen")
    server = net.create_server(manual_accept=True, allow_half_open=True)
    self._hear(server)
    server.on("readable", lambda: _take(Event(socket=self)))
    port = self.port or 0
    port = int(port) if isinstance(port, str) else port
    server.listen(port, self.host or "127.0.0.1", self.listen_queue_size)
    if not server.listening and server.error is None:  # a name is being looked up
        from net.stream_run import until_listening

        until_listening(server)
    if server.error is not None:
        self._state = ERROR
        raise server.error
    self.port = server.address()["port"]
    self._wanted = None
    self._sock = server
    self._state = LISTENING


def accept(self, options=None, timeout=None, error=None):
    """Take one connection, the next in the queue or to come: accepted(e) follows, e.inbound being
    its socket with this timeout and error callback. Again before that: other options only.

    NetError: not listening. ValueError, TypeError: timeout, error."""
    if options is not None:
        accept(self, **dict(options))
        return
    self._check(self._state == LISTENING, "accept")
    if error is not None and not callable(error):
        raise TypeError("error must be callable")
    if timeout is not None and not 0 <= timeout < 1 << 29:
        raise ValueError("timeout out of range")
    self._wanted = TCP(timeout=timeout, error=error)
    later(_take, Event(socket=self))


def _take(e):
    """Somebody may wait, and may be wanted."""
    tcp = e.socket
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
    e.inbound = inbound
    later("accepted", e)
