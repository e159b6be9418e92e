"""Listening: the arguments of Server.listen, binding, address, and close. Loaded by the first use.

Imports the port and loop. A Request is one call of listen(); close() cancels it.
"""

from net._port import port as _port
from net.arguments import check_port, check_text
from net.loop import loop
from net.socket import tell_error


def listen(server, port, host, backlog, on_listening, path):
    if isinstance(port, dict):
        options, on_listening = port, host or on_listening
        port, host = options.get("port"), options.get("host")
        backlog, path = options.get("backlog"), options.get("path", path)
    # By type, as IoT.js: a str is the host, an int after the port the backlog, a callable the
    # listener.
    elif callable(port):
        port, on_listening = None, port
    elif callable(host):
        host, on_listening = None, host
    elif type(host) is int:
        host, backlog, on_listening = None, host, on_listening or backlog
    elif callable(backlog):
        backlog, on_listening = None, backlog
    if path is None:
        check_port(port)
    check_text(path, "path")
    check_text(host, "host")
    if on_listening is not None and not callable(on_listening):
        raise TypeError("on_listening must be callable")
    if server._sys is not None or server._pending is not None:
        from net.errors import NetError

        raise NetError(114, "listen", "ERR_SERVER_ALREADY_LISTEN")
    most = _port.BACKLOG
    if type(backlog) is not int or not 0 < backlog < most:
        backlog = most
    server._pending = request = Request(server, backlog, on_listening)
    server._asked = (host or "0.0.0.0", port) if path is None else (path, None)
    request.run(path)
    return server


class Request:
    def __init__(self, server, backlog, on_listening):
        self.server = server
        self.backlog = backlog
        self.on_listening = on_listening
        self.stopped = False
        self.found = None  # what the resolver said
        self._waiting = False  # for another thread's answer
        if server._error is not None:
            server._error = None

    def run(self, path):
        if path is not None:
            try:
                self.bind(_port.local_address(path))
            except OSError as error:
                self._failed(error)
            return
        host, port = self.server._asked
        try:
            _port.resolve(host, port, 0, self._resolved)
            if self.found is None:
                from net.waking import arm

                arm()
                loop.open += 1
                self._waiting = True
        except (OSError, MemoryError) as error:
            self._failed(error)
        if self.found is not None:
            self.begin()

    def _resolved(self, error, addr, text, family):
        # Perhaps in another thread, and perhaps before run() has seen that it must wait.
        self.found = (error, addr)
        loop.post(_looked_up, None, self)

    def begin(self):
        error, addr = self.found
        if error:
            self._failed(error)
        elif not self.stopped:
            self.bind(addr)

    def bind(self, addr):
        server = self.server
        try:
            sock = _port.listen(addr, self.backlog)
        except (OSError, MemoryError) as error:
            self._failed(error)
            return
        server._sys = sock
        loop.open += 1
        import net.trouble  # noqa: F401  when it is needed, there is no memory to load it

        if _port.MAX_CONNECTIONS is None:
            # Where the system's descriptors are the limit, with the last of them gone not even
            # the file that handles it can be loaded.
            import net.refusing  # noqa: F401
        if loop.inside:
            loop.defer(_register, server, self)
        else:
            _register(server, self)
        loop.defer(_tell, server, self)

    def _failed(self, error):
        from net.errors import net_error

        if not self.stopped:
            self.finish()
            self.server._error = error = net_error(error, "listen")
            loop.defer(tell_error, self.server, error)

    def finish(self):
        """It has come to something, or is not wanted any more."""
        self.stopped = True
        self.server._pending = None


def _looked_up(owner, request):
    if request._waiting:
        request._waiting = False
        loop.open -= 1
        request.begin()


def _register(server, request):
    if server._sys is None:
        return
    try:
        loop.watch(server, server._sys, server._mask())
    except (OSError, MemoryError) as error:
        _port.close(server._sys)
        server._sys = None
        loop.open -= 1
        request._failed(error)


def _tell(server, request):
    if not request.stopped:
        request.finish()
        if request.on_listening:
            request.on_listening()
        server._fire("listening")


def close(server, callback):
    sock = server._sys
    if sock is not None:
        server._sys = None
        loop.open -= 1
        if not loop.inside:  # at once, so that the port is free for another listen
            loop.forget(sock, True)
            sock = None
        loop.close(server, sock)
        if callable(callback):
            server._waiting += (callback,)
    else:
        if not server._closing:
            loop.close(server, None)
        if callable(callback):
            loop.defer(_not_running, server, callback)
    if server._pending is not None:
        server._pending.finish()
    server._closing = True
    return server


def _not_running(server, callback):
    from net.errors import NetError

    callback(NetError(107, "close", "ERR_SERVER_NOT_RUNNING"))


def address(server):
    """{"address", "family", "port"} of the listening socket (a path: str); None without one."""
    if server._sys is None:
        return None
    where = _port.local(server._sys) or server._asked
    if where[1] is None:
        return where[0]
    family = "IPv6" if ":" in where[0] else "IPv4"
    return {"address": where[0], "family": family, "port": where[1]}


def get_connections(server, callback):
    """callback(None, count) in the next turn. Returns the server."""
    loop.defer(_tell_count, server, callback)
    return server


def _tell_count(server, callback):
    callback(None, server._count)


if hasattr(_port, "load_all"):  # where RAM is no matter; every program comes by here
    from net import lazy

    _port.load_all(lazy.load, lazy._MODULES)
