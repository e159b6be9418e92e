"""DataSocket.listen(), loaded by the first call. Imports net's public names only."""

import net

from . import DataSocket
from .frames import Frames  # noqa: F401  now, while there is memory for it


def listen(acceptor, name, port, domain, options):
    if not callable(acceptor):
        raise TypeError("acceptor must be callable")
    most = options.pop("max_connections", None)
    tls = options.pop("tls", False)
    if tls is None:
        raise ValueError("tls must not be None")  # a forgotten return must not turn TLS off
    self = _Listener(**options)
    self._frames = False  # reads nothing
    # high_water_mark 0: what an acceptor sends waits until it has returned.
    more = {} if tls is False else {"tls": tls}
    if most is not None:
        more["max_connections"] = most
    server = net.create_server(high_water_mark=0, max_queued=4 * self._limits[0], **more)
    server.replaces = False
    self._acceptor = acceptor
    server.on("connection", self._accept)
    return self._start(server, server.listen, name, port, domain)


class _Listener(DataSocket):
    address = ""

    def _accept(self, core):
        conn = DataSocket(*self._limits)
        try:
            conn._adopt(core)
            if self._acceptor(conn):
                core.high_water_mark = 1
                return
        except Exception as error:
            core.destroy()
            self._failed(error)
        core.destroy()
        conn._active = False

    def _failed(self, error):
        """A failure of an acceptor or of one client does not stop listening."""
        DataSocket._failed(self, error)
        if not self._core.listening:
            self._closed()

    def send(self, data):
        return False

    def close(self):
        if self._active:
            self._active = False
            self._core.close()
            # The server's own `close` waits for the accepted sockets.
            net.defer(_Listener._closed, self)
