"""Server: accepts connections, as an event emitter. Imports the port and loop.

What happens when there is no room for a connection is here, for there may be no memory then to
load it; listen() is in listening.py, accepting by hand and refusing in server_more.py.
"""

from ._port import const
from ._port import port as _port
from .door import door
from .emitter import Emitter
from .errors import NetError, net_error
from .loop import loop
from .socket import Socket
from .timers import Timer, call_later
from .writable import call, call_pair, check_limit, tell_error

_MANY = const(64)  # handles
_ERR_HUP = const(24)
_READ = const(1)
_PAUSE = const(100)  # ms
_NO_ROOM = (12, 23, 24, 105)  # ENOMEM ENFILE EMFILE ENOBUFS
# Bits of `_st`: the list with their meanings is in socket.py.
_STARTED = const(32)
_STOPPED = const(4194304)
_ATTACHED = const(16 | 2097152 | ~1073741823)  # OPEN COUNTED PLAIN
# The bits of a server's `_how`.
_BY_HAND = const(1)  # manual_accept
_PAUSED = const(2)  # no room: not accepting for a while
_FULL = const(4)  # max_connections is reached: clients wait in the backlog
_ENDS = const(8)  # close() was called: `close` is still to come
_NO_DELAY = _port.NO_DELAY and not _port.INHERITS  # set it on each


class Server(Emitter):
    """A TCP server, or one on a local (Unix domain) socket.

    Events: listening(), connection(Socket), close(), error(NetError), pressure(), drop(dict),
    readable().

    allow_half_open, high_water_mark, max_queued   for every accepted socket: see Socket
    pause_on_connect   accepted sockets read nothing until resume()
    max_connections    when so many are open, further clients wait until one closes, and `pressure`
                       is emitted once, so that idle connections can be closed; None: no limit
    refuse             beyond max_connections, close connections at once and emit `drop`
    no_delay, keep_alive, keep_alive_initial_delay   set on every accepted socket (delay in ms)
    manual_accept      do not accept automatically: `readable` is emitted, and accept() accepts
    """

    listening: bool = False
    """Whether it has a listening socket."""
    error: "OSError | None" = None
    """The NetError of the last listen(), or None."""
    # Attributes that no connection looks at: as class attributes they cost a server nothing.
    _cb = None  # the loop reads it of every handle
    _sys = None
    _keeps = 1  # as a Socket's
    _pending = None  # a listen under way: see listening.py
    _asked = (None, None)  # (host, port) of the last listen, or (path, None)
    _file = None  # identifies the file of a local socket, in case another one replaces it
    _waiting = ()  # callbacks of close()
    _looker = None  # a Timer that checks whether max_connections is still reached
    refuse = False
    replaces = True  # a server on its port that has not emitted anything: see listening.py
    target = None  # free for the program's own state
    _options = None
    _kind = None  # the class of accepted sockets; None: Socket; False: Socket with options

    def __init__(
        self,
        allow_half_open=False,
        high_water_mark: "int | None" = None,
        max_queued: "int | None" = None,
        max_connections: "int | None" = _port.MAX_CONNECTIONS,
        pause_on_connect: bool = False,
        **options,
    ):
        if max_connections is not None and not max_connections >= 0:
            raise ValueError("max_connections must be from 0 on")
        # Each connection asks for these: MicroPython finds an object's own attributes seven times
        # as fast as its class's. More than twelve would take a larger table.
        self._how = self._count = 0  # `_count` of its connections
        self.allow_half_open = bool(allow_half_open)
        self.high_water_mark = check_limit(high_water_mark)
        self.max_queued = check_limit(max_queued)
        self.max_connections = max_connections
        self.pause_on_connect = bool(pause_on_connect)
        if options:
            from .server_more import configure

            configure(self, **options)

    def listen(
        self, port=None, host=None, backlog=None, on_listening=None, path=None, ipv6_only=False
    ):
        """Bind and listen; `listening` or `error` follows. Returns self.

        port 0 or None: any free port. host: default all IPv4 addresses. Also listen(port,
        on_listening), listen(port, backlog, on_listening), listen({"port": ...}, on_listening),
        and path= or listen("/a/path") for a local socket. ipv6_only: "::" does not accept IPv4.
        TypeError, ValueError: invalid arguments. NetError ERR_SERVER_ALREADY_LISTEN.
        """
        return door(Server, "listen", "listening")(
            self, port, host, backlog, on_listening, path, ipv6_only
        )

    _door = listen  # None once listening.py has been let go of

    def close(self, callback=None):
        """Stop listening. Open connections stay open; `close` is emitted when the last one has
        closed. Returns self.

        callback(error) is called once, with None or with NetError ERR_SERVER_NOT_RUNNING.
        """
        if _port.check is not None:
            _port.check()
        sock = self._sys
        if sock is not None:
            self._sys = None
            self.listening = False
            loop.open -= self._keeps
            if self._file is not None:
                _port.local_file(self._asked[0], self._file)
                self._file = None
            loop.handles.pop(self, None)
            if not loop.inside:  # at once, so that the port is free for another listen
                loop.forget(sock)
                _port.close(sock)
                sock = None
            loop.close(self, sock)
            if callable(callback):
                self._waiting += (callback,)
        else:
            if not self._how & _ENDS:
                loop.close(self, None)
            if callable(callback):
                error = NetError(107, "close", "ERR_SERVER_NOT_RUNNING")
                loop.defer(call_pair, self, (callback, error))
        if self._pending is not None:
            self._pending.finish()
        self._how |= _ENDS
        return self

    def address(self):
        """Return {"address", "family", "port"} of the listening socket, the path of a local one,
        or None when not listening."""
        return door(Server, "address", "server_more")(self)

    def accept(self):
        """Return the Socket of a waiting connection, or None. NetError: accepting failed.

        For servers with manual_accept: call it once for each `readable`. `connection` is not
        emitted, and nothing is read from the socket until it has a listener for `data` or
        `readable`, or resume() is called.
        """
        return door(Server, "accept", "server_more")(self)

    def get_connections(self, callback):
        """Call callback(None, count) in the next turn. Returns self."""
        return door(Server, "get_connections", "server_more")(self, callback)

    unref = Timer.unref
    """Let run() return even while this server is open. Returns self."""

    ref = Timer.ref
    """Undo unref(). Returns self."""

    # ---- accepting

    def _mask(self):
        return _ERR_HUP if self._how & (_PAUSED | _FULL) else _ERR_HUP | _READ

    def _ready(self, flags):
        if self._how & _BY_HAND:
            from .server_more import tell_waiting

            tell_waiting(self)
            return
        found = None
        # With few handles, another poll is cheaper than an accept() that finds nobody.
        first = i = 1 if loop.endless and len(loop.handles) < _MANY else _port.ACCEPTS
        try:
            while i and self._sys is not None and not self._how & _PAUSED:
                most = self.max_connections
                full = most is not None and self._count >= most
                if full and not self.refuse:
                    if i == first:  # somebody waits
                        self._hold()
                    break
                found = _port.accept(self._sys)
                if found is None:
                    break
                if full:
                    from .server_more import drop  # loaded with the option

                    drop(self, found)
                else:
                    self._adopt(found, _tell)
                found = None
                i -= 1
        except (OSError, MemoryError) as error:
            self._accept_failed(error)
        finally:
            if found is not None:
                loop.fresh.pop(found[0], None)
                _port.close(found[0])

    def _accept_failed(self, error):
        """Emit `error`. If the system has no room, accept nothing for a while: the client is still
        in the backlog, so asking again at once would be a busy loop."""
        error = net_error(error, "accept")
        if error.errno == 11:
            return  # nobody waits any more
        if error.errno in _NO_ROOM:
            _port.collect()
            call_later(_PAUSE, self._pause, False)  # first what may run out of memory
            self._pause(True)
        loop.defer(tell_error, self, error)

    def _pause(self, paused):
        if paused is not (self._how & _PAUSED > 0):
            self._how ^= _PAUSED
            self._poll()

    def _poll(self):
        if self._sys is not None and _port.key(self._sys) in loop.handles:
            loop.poller.modify(_port.key(self._sys), self._mask())

    def _adopt(self, found, tell=None):
        """Make a Socket of what port.accept returned; tell(socket, server), if given, is its first
        job. If this raises, the caller closes the system's socket and removes it from
        loop.fresh."""
        if (
            self._kind is not None
            or self.allow_half_open
            or self.high_water_mark is not None
            or _NO_DELAY
        ):
            sock = (self._kind or Socket)(
                self.allow_half_open, self.high_water_mark, self.max_queued
            )
            sys = None
            if self._options is not None:
                sock._options = self._options
        else:
            # As Socket(), whose nine arguments take a frame on the heap, and _attach().
            sock = object.__new__(Socket)
            sock._cb = sock._buf = None
            sock._rx = sock._tx = 0
            sock._st = _ATTACHED
            sock._sys = sys = found[0]
            sock._wr = _port.writer(sys, sock).write
            if self.max_queued is not None:
                sock.max_queued = self.max_queued
        if found[1]:
            sock._peer = found[1]
        if self.pause_on_connect:
            sock._st |= _STOPPED
        sock._server = self
        # Not registered yet, but close_all must know it.
        loop.fresh[found[0]] = sock
        if tell is not None:
            loop.defer(tell, sock, self)  # does nothing before the socket is attached
        if sys is None:
            sock._attach(found[0])
        else:
            loop.open += 1
        self._count += 1
        return sock

    def _hold(self):
        """max_connections is reached, or no longer: stop or start polling for clients."""
        most = self.max_connections
        held = most is not None and self._count >= most
        if held is not (self._how & _FULL > 0):
            if held:
                loop.defer(Server.fire, self, "pressure")
            self._how ^= _FULL
            self._poll()
        if held and self._looker is None:
            from .server_more import look

            look(self)

    def _released(self):
        """An accepted socket has closed."""
        self._count -= 1
        if self._how:
            if self._how & _FULL:
                self._hold()
            if self._how & _ENDS and not self._count:
                loop.close(self, None)

    def _closed(self):
        """The listening socket is gone, or after that the last connection."""
        if self._how & _ENDS and not self._count:
            self._how &= ~_ENDS
            for callback in self._waiting:
                loop.defer(call, self, callback)
            self._waiting = ()
            self.fire("close")

    def _abandon(self):
        self.close()  # that of a subclass, if it has one

    def _doomed(self):
        """A listener of the server raised: it goes on."""


def _tell(sock, server):
    if sock._sys is not None:  # else close_all came first
        server.fire("connection", sock)
        if sock._st < 0 and not sock.timeout:
            sock._st |= _STARTED  # as _begin(), without the call
            sock._refresh()
        else:
            sock._begin()
