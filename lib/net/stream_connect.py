"""connect() of net.stream's TCP. Loaded by the first; see TCP.__getattr__."""

import net
from net.stream import CONNECTED, Event, later


def connect(self):
    """Connect to host and port: connected(e) or error(e) follows.

    ValueError, TypeError: host, port or timeout missing or wrong. NetError: in use already."""
    self._check(self._sock is None, "connect")
    port = self.port
    if not self.host or not port:
        raise ValueError("no host or port")
    sock = net.Socket(allow_half_open=True)
    sock.on("connect", lambda: _up(self))
    self._adopt(sock)
    try:
        sock.connect(int(port) if isinstance(port, str) else port, self.host)
        if self.timeout:
            self._watch("connect")
    except (TypeError, ValueError):
        self._down(self._state, None)
        raise


def _up(tcp):
    tcp._rest()
    tcp._state = CONNECTED
    later(_tell, Event(socket=tcp))


def _tell(e):
    tcp = e.socket
    if tcp._state == CONNECTED and tcp.connected is not None:  # else closed since
        tcp.connected(e)
