"""Server: listens and accepts, as an event emitter. Imports the port, loop, emitter and Socket."""

from net._port import port as _port
from net.emitter import Emitter
from net.errors import NetError
from net.loop import loop
from net.reading import net_error
from net.socket import Socket
from net.writing import call, call_failed

try:
    from micropython import const
except ImportError:

    def const(value):
        return value


_ERR_HUP = const(24)
_READ = const(1)
_PAUSE = const(100)  # ms without accepting, when the system had no room
_HELD = const(524288)  # of Socket: read nothing ahead
_NO_ROOM = (12, 23, 24, 105)  # ENOMEM ENFILE EMFILE ENOBUFS


class Server(Emitter):
    """A TCP or local server.

    Events: listening(), connection(Socket), close(), error(NetError), drop(dict).

    allow_half_open, high_water_mark, max_queued   given to every accepted socket
    pause_on_connect   accepted sockets read nothing until resume()
    max_connections    beyond it a connection is closed at once and `drop` emitted; None: no limit
    """

    # The loop looks at these two in every handle.
    _cb = None
    _ev = None

    def __init__(
        self,
        allow_half_open=False,
        high_water_mark: "int | None" = None,
        max_queued: "int | None" = None,
        pause_on_connect: bool = False,
        max_connections: "int | None" = None,
        no_delay: bool = False,
        keep_alive: bool = False,
        keep_alive_initial_delay: int = 0,
    ):
        if isinstance(allow_half_open, dict):
            self.__init__(**allow_half_open)
            return
        self.allow_half_open = bool(allow_half_open)
        self.max_connections = _port.MAX_CONNECTIONS if max_connections is None else max_connections
        self._sizes = (high_water_mark, max_queued)
        self._held = pause_on_connect
        self._sys = None
        self._paused = False
        self._count = 0
        self._pending_close = ()  # callbacks of close(), while connections are open
        self._closing = False
        self._attempt = None  # see listening.py
        options = {}
        if no_delay:
            options["no_delay"] = 1
        if keep_alive:
            options["keep_alive"] = keep_alive_initial_delay // 1000
        self._options = options or None

    @property
    def listening(self) -> bool:
        return self._sys is not None

    def listen(self, port=None, host=None, backlog=None, on_listening=None, path=None):
        """Bind and listen; `listening` or `error` follows. Returns self.

        port 0: any free port. host: default all IPv4 addresses. Also listen(port, on_listening),
        listen(port, backlog, on_listening), listen({"port": ...}, on_listening), and path= for a
        local socket. TypeError, ValueError at once; NetError ERR_SERVER_ALREADY_LISTEN.
        """
        from net.listening import listen

        return listen(self, port, host, backlog, on_listening, path)

    def address(self):
        """{"address", "family", "port"} of the listening socket (a path: str); else None."""
        from net.listening import address

        return address(self)

    def close(self, callback=None):
        """Stop listening; connections live on. `close` when the last is gone. Returns self.

        callback(error) once: None, or NetError ERR_SERVER_NOT_RUNNING.
        """
        running = self._sys is not None
        if callable(callback):
            if running:
                self._pending_close += (callback,)
            else:
                error = NetError(107, "close", "ERR_SERVER_NOT_RUNNING")
                loop.defer(call_failed, self, (callback, error))
        if running:
            sock, self._sys = self._sys, None
            loop.open -= 1
            if not loop.inside:  # at once, so that the port is free for another listen
                loop.forget(sock)
                _port.close(sock)
                sock = None
            loop.close(self, sock)
        elif not self._closing:
            loop.close(self, None)
        if self._attempt:
            self._attempt.cancel()
        self._closing = True
        return self

    def get_connections(self, callback):
        """callback(None, count) in the next turn. Returns self."""
        loop.defer(_tell_count, self, callback)
        return self

    # ---- accepting

    def _mask(self):
        return _ERR_HUP if self._paused else _ERR_HUP | _READ

    def _ready(self, flags):
        for _ in range(_port.ACCEPTS):
            if self._sys is None or self._paused:
                return
            try:
                pair = _port.accept(self._sys)
            except (OSError, MemoryError) as error:
                self._accept_failed(error)
                return
            if pair is None:
                return
            self._accepted(pair[0], pair[1])

    def _accepted(self, sock, peer):
        most = self.max_connections
        if most is not None and self._count >= most:
            info = _port.remote(sock, peer) or (None, None, 0)
            _port.close(sock)
            loop.defer(_tell_drop, self, info)
            return
        try:
            conn = Socket(self.allow_half_open, self._sizes[0], self._sizes[1])
            conn._peer = peer
            conn._server = self
            conn._options = self._options
            conn._attach(sock)
        except MemoryError as error:
            _port.close(sock)
            self._accept_failed(error)
            return
        if self._held:
            conn._st |= _HELD
        self._count += 1
        loop.defer(_tell_connection, self, conn)

    def _accept_failed(self, error):
        if isinstance(error, MemoryError):
            _port.collect()
            error = NetError(12, "accept")
        else:
            error = net_error(error, "accept")
        if error.errno in _NO_ROOM:
            # Whoever waits is still waiting: asking again at once would spin.
            _port.collect()
            self._paused = True
            loop.poller.modify(_port.key(self._sys), _ERR_HUP)
            loop.call_later(_PAUSE, self._again)
        loop.defer(_tell_error, self, error)

    def _again(self):
        self._paused = False
        if self._sys is not None:
            loop.poller.modify(_port.key(self._sys), self._mask())

    def _released(self):
        """An accepted socket has closed."""
        self._count -= 1
        if self._closing and not self._count:
            loop.close(self, None)

    def _closed(self):
        """The listening socket is gone, or after that the last connection."""
        if self._count or not self._closing:
            return
        self._closing = False
        waiting = self._pending_close
        self._pending_close = ()
        for callback in waiting:
            loop.defer(call, self, callback)
        self._fire("close")

    def _doomed(self):
        """A listener of the server raised: it goes on."""

    def _abandon(self):
        self.close()


def _tell_connection(server, conn):
    if conn._sys is None:
        return  # close_all came first
    try:
        server._fire1("connection", conn)
    except Exception as error:
        loop.caught(conn, error)
    conn._begin()


def _tell_drop(server, info):
    server._fire1("drop", {"remote_address": info[0], "remote_port": info[1], "family": info[2]})


def _tell_error(server, error):
    if server._has("error"):
        server._fire1("error", error)
    else:
        loop.report(error)


def _tell_count(server, callback):
    callback(None, server._count)
