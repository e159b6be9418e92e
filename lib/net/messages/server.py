"""SocketServer, and Socket, its side of one connection. Loaded by the first use.

Imports net's public names and Connection.
"""

import net

from .connection import Connection, codec, receiver_of, socket_options
from .options import server_options


class Socket(Connection):
    """The server's side of a connection, open already. Events: data(value), close(),
    error(error)."""

    def __init__(self, server, sock):
        super().__init__(server.options)
        self._server = server
        self._peer = (sock.remote_address, sock.remote_port)
        sock.on("error", self._fail)
        sock.on("close", self._closed)
        self._begin(sock)

    def remote_host(self):
        """The peer's IP address, also after `close`."""
        return self._peer[0]

    def remote_port(self):
        """The peer's port, also after `close`."""
        return self._peer[1]

    def _closed(self, arg=None):
        try:
            if self in self._server._sockets:
                self._server._sockets.remove(self)
        finally:
            super()._closed()


class SocketServer(net.Emitter):
    """A server; options as a dict, keyword arguments or both: see docs/messages.md.

    Events: listening(port), connection(Socket), error(error).
    """

    def __init__(self, options=None, **words):
        self.options = server_options(options, words)
        self._server = None  # the core's
        self._sockets = []

    def start(self):
        """Bind and listen: `listening` or `error` follows. Ignored while listening."""
        if self._server is not None:
            return
        options = self.options
        codec(options["send_type"], None)
        receiver_of(options, codec(options["receive_type"], None))
        secure = {}
        if options["ssl_tls"]:
            try:
                from .tls import server_tls

                secure = {"tls": server_tls(options)}
            except (ValueError, OSError) as error:
                net.defer(self._fail, error)
                return
        server = net.create_server(
            self._accepted if not secure else self._greet,
            no_delay=options["no_delay"],
            keep_alive=options["keep_alive"],
            **socket_options(options),
            **secure,
        )
        try:
            self._server = server
            server.replaces = False
            server.on("listening", self._listens)
            server.on("error", self._failed)
            server.listen(options["port"], options["host_interface"])
        except Exception:
            self._server = None
            server.close()
            raise

    def stop(self):
        """Stop listening and close every connection. No effect when stopped."""
        server = self._server
        if server is not None:
            server.close()
            self._server = None
        for sock in list(self._sockets):
            sock.close()

    close = stop

    def _listens(self):
        self.fire("listening", self._server.address()["port"])

    def _greet(self, sock):
        from .tls import when_secure

        when_secure(sock, self._accepted, self._fail)

    def _accepted(self, sock):
        if self._server is None:  # stopped meanwhile
            sock.destroy()
            return
        made = Socket(self, sock)
        self._sockets.append(made)
        self.fire("connection", made)

    def _failed(self, error):
        if self._server is not None and not self._server.listening:
            self._server = None
        self._fail(error)

    _fail = Connection._fail
