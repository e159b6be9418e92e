"""Server: accepts connections, as an event emitter. Imports the port, loop, emitter and Socket.

Listening and closing are in listening.py, loaded by the first listen(); what happens when there is
no room for a connection is in refusing.py, loaded when it happens.
"""

from net._port import const
from net._port import port as _port
from net.emitter import Emitter
from net.loop import loop
from net.socket import Socket, call

_ERR_HUP = const(24)
_READ = const(1)
_HELD = const(524288)  # a bit of Socket: read nothing ahead


class Server(Emitter):
    """A TCP or local server.

    Events: listening(), connection(Socket), close(), error(NetError), drop(dict), readable().

    allow_half_open, high_water_mark, max_queued   given to every accepted socket
    pause_on_connect   accepted sockets read nothing until resume()
    max_connections    beyond it a connection is closed at once and `drop` told; None: no limit
    no_delay, keep_alive, keep_alive_initial_delay   set on every accepted socket (delay in ms)
    manual_accept      accept nothing by itself: `readable` tells of somebody, accept() takes him
    """

    # What most servers leave as it is stands here and costs a server nothing.
    allow_half_open = False
    max_connections: "int | None" = _port.MAX_CONNECTIONS
    pause_on_connect = False
    high_water_mark: "int | None" = None
    max_queued: "int | None" = None
    _count = 0  # of its connections
    _cb = None  # the loop looks at it in every handle
    _sys = None
    _pending = None  # a listen under way: see listening.py
    _asked = (None, None)  # (host, port) of the last listen, or (path, None)
    _waiting = ()  # callbacks of close()
    _closing = False  # `close` is still to come
    _paused = False  # no room: not accepting for a while
    _options = None
    _kind = Socket  # what it makes of a connection
    _error = None  # of the last listen

    def __init__(
        self,
        allow_half_open=False,
        high_water_mark: "int | None" = None,
        max_queued: "int | None" = None,
        max_connections: "int | None" = _port.MAX_CONNECTIONS,
        pause_on_connect: bool = False,
        **options,
    ):
        if allow_half_open:
            self.allow_half_open = True
        if max_connections != self.max_connections:
            self.max_connections = max_connections
        if high_water_mark is not None:
            self.high_water_mark = high_water_mark
        if max_queued is not None:
            self.max_queued = max_queued
        if pause_on_connect:
            self.pause_on_connect = True
        if options:
            from net.accepting import configure

            configure(self, **options)

    def listen(self, port=None, host=None, backlog=None, on_listening=None, path=None):
        """Bind and listen; `listening` or `error` follows. Returns self.

        port 0: any free port. host: default all IPv4 addresses. Also listen(port, on_listening),
        listen(port, backlog, on_listening), listen({"port": ...}, on_listening), and path= for a
        local socket. TypeError, ValueError at once; NetError ERR_SERVER_ALREADY_LISTEN.
        """
        from net.listening import listen

        return listen(self, port, host, backlog, on_listening, path)

    def close(self, callback=None):
        """Stop listening; connections live on. `close` when the last is gone. Returns self.

        callback(error) once: None, or NetError ERR_SERVER_NOT_RUNNING.
        """
        from net.listening import close

        return close(self, callback)

    _abandon = close

    def _mask(self):
        return _ERR_HUP if self._paused else _ERR_HUP | _READ

    def _ready(self, flags):
        try:
            for _ in range(_port.ACCEPTS):
                found = self._sys and not self._paused and _port.accept(self._sys)
                if not found:
                    break
                self._accepted(found)
        except (OSError, MemoryError) as error:
            from net.refusing import accept_failed

            accept_failed(self, error)

    def _accepted(self, found):
        """A Socket of what port.accept gave, told by `connection`."""
        most = self.max_connections
        if most is not None and self._count >= most:
            from net.refusing import drop

            drop(self, found)
            return
        sock = self._adopt(found)
        loop.defer(_tell, self, sock)

    def _adopt(self, found):
        try:
            sock = self._kind(self.allow_half_open, self.high_water_mark, self.max_queued)
            if found[1]:
                sock._peer = found[1]
            if self._options:
                sock._options = self._options
            if self.pause_on_connect:
                sock._st |= _HELD
            sock._server = self
            sock._attach(found[0])
        except MemoryError:
            _port.close(found[0])
            raise
        self._count += 1
        loop.handles[sock] = sock  # not registered yet, but close_all must know it
        return sock

    def _released(self):
        """An accepted socket has closed."""
        self._count -= 1
        if self._closing and not self._count:
            loop.close(self, None)

    def _closed(self):
        """The listening socket is gone, or after that the last connection."""
        if self._closing and not self._count:
            self._closing = False
            for callback in self._waiting:
                loop.defer(call, self, callback)
            self._waiting = ()
            self._fire("close")

    def _doomed(self):
        """A listener of the server raised: it goes on."""


def _tell(server, sock):
    if sock._sys is None:
        return  # close_all came first
    try:
        server._fire("connection", sock, False)
    except Exception as error:
        loop.caught(sock, error)
    sock._begin()
