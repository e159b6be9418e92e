"""SocketClient: connects, retrying if necessary, and sends and receives. Loaded by its first use.

Imports net's public names and Connection.
"""

import net

from .connection import Connection, codec, receiver_of, socket_options
from .options import check_port, client_options


class SocketClient(Connection):
    """A client for host (default "localhost") and port (default 4000).

    options: a dict, keyword arguments, or both; see docs/messages.md for all of them.
    Events: open(), data(value), close(), error(error).
    """

    def __init__(self, port=None, host=None, options=None, **words):
        super().__init__(client_options(options, words))
        self.port = 4000 if port is None else port
        self.host = host or "localhost"
        check_port(self.port)
        if not (host is None or isinstance(host, str)):
            raise TypeError("host must be str")
        receiver_of(self.options, codec(self.options["receive_type"], None))
        self._trying = False
        self._closing = False  # closed between two attempts; `close` is still to come
        self._left = 0  # attempts left after the current one
        self._error = None
        self._secure = None  # the context, with TLS

    def open(self):
        """Connect: `open` or `error` follows. Ignored while connecting, open or closing."""
        if self._trying or self._closing or self._sock is not None:
            return
        if self.options["ssl_tls"] and self._secure is None:
            try:
                from .tls import client_tls

                self._secure = client_tls(self.options)
            except (ValueError, OSError) as error:
                net.defer(self._fail, error)
                return
        self._connect()
        self._trying = True
        self._over = False
        self._left = self.options["reconnect_attempts"]

    def close(self):
        """As Connection.close. While connecting, stop trying and discard the queue."""
        if self._trying:
            if self._sock is not None:
                self._sock.destroy()
            else:
                net.defer(self._closed, None)
                self._closing = True
            self._trying = False
            self._over = True
            self._stop_timer()
        super().close()
        if not self._over:
            self._queue = []

    def _connect(self):
        options = self.options
        more = {} if self._secure is None else {"tls": self._secure}
        sock = net.connect(self.port, self.host, **more, **socket_options(options))
        try:
            sock.set_no_delay(options["no_delay"])
            sock.set_keep_alive(options["keep_alive"])
            sock.on("secure" if more else "connect", self._connected)
            sock.on("error", self._failed)
            limit = options["connect_timeout"]
            self._timer = net.call_later(limit, self._late) if limit else None
            sock.on("close", self._closed)
        except MemoryError:
            self._stop_timer()
            sock.destroy()
            raise
        self._sock = sock

    def _attempt(self):
        """The next attempt, called by a timer."""
        self._timer = None
        try:
            self._connect()
        except MemoryError:
            self._error = self._error_of(12)
            self._again()

    def _connected(self):
        self._stop_timer()
        self._trying = False
        self._begin(self._sock)
        self.fire("open")

    def _late(self):
        self._sock.destroy(self._error_of(110))

    def _error_of(self, errno):
        host = self.host
        numeric = host if ":" in host or host.replace(".", "").isdigit() else None
        return net.NetError(errno, "connect", None, None, (host, numeric, self.port, None, ""))

    def _failed(self, error):
        if self._trying:
            self._error = error  # emitted when the last attempt has failed
        else:
            self._fail(error)

    def _closed(self, arg=None):
        if not self._trying:
            self._closing = False
            super()._closed()
            return
        self._stop_timer()
        self._sock = None
        self._again()

    def _again(self):
        """An attempt has failed: schedule the next one, or give up."""
        if self._left > 0:
            self._timer = net.call_later(self.options["reconnect_interval"], self._attempt)
            self._left -= 1
            return
        self._trying = False
        error, self._error = self._error, None
        self._fail(error)
