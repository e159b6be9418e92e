"""Listening: the arguments of Server.listen, and binding. Loaded by the first listen(), together
with the code for failures, because when one happens there may be no memory to load it. Released
as soon as the server listens.

Imports the port and loop. A Listening is one call of listen(); close() cancels it.
"""

import sys

from . import hangup, queue  # noqa: F401  see above
from ._port import const
from ._port import port as _port
from .errors import NetError, net_error
from .loop import loop
from .resolving import Resolution, check_where
from .server import Server
from .writable import tell_error

# Where the system does not report which port it chose, these are tried one after another.
_FIRST = const(49152)
_MASK = const(16383)
_TRIES = const(20)
_EADDRINUSE = const(98)


def listen(
    server, port=None, host=None, backlog=None, on_listening=None, path=None, ipv6_only=False
):
    if isinstance(port, dict):
        from .server_more import listen_as

        return listen_as(server, port, host or on_listening)
    # Arguments are told apart by type, as in IoT.js: a str is the host, an int after the port the
    # backlog, a callable the listener.
    if callable(port):
        port, on_listening = None, port
    elif callable(host):
        host, on_listening = None, host
    elif type(host) is int:
        host, backlog, on_listening = None, host, on_listening or backlog
    if callable(backlog):
        backlog, on_listening = None, backlog
    if isinstance(port, str) and path is None and "/" in port:
        port, path = None, port
    elif port is None:
        port = 0
    check_where(port, host, path, on_listening, "on_listening")
    if server._sys is not None or server._pending is not None:
        raise NetError(114, "listen", "ERR_SERVER_ALREADY_LISTEN")
    server._asked = (host or "0.0.0.0", port) if path is None else (path, None)
    server._pending = request = Listening(server, backlog, on_listening, ipv6_only)
    try:
        request.run(path)
    except BaseException:  # no memory, the wrong thread: nothing was begun
        request.finish()
        raise
    return server


class Listening:
    text = None  # the numeric address, once it is known
    asking = False  # the lookup is under way

    def __init__(self, server, backlog, on_listening, ipv6_only):
        self.server = server
        self.backlog = _port.BACKLOG
        if type(backlog) is int and 0 < backlog < self.backlog:
            self.backlog = backlog
        self.ipv6_only = ipv6_only
        self.on_listening = on_listening
        self.stopped = False
        self.tries = 0  # how many more ports of our own choice may be tried
        self.resolution = Resolution(self)
        if server.error is not None:
            server.error = None

    def run(self, path):
        """Bind at once if possible, so that the port is taken when listen() returns."""
        try:
            if path is not None:
                self.bind(_port.local_address(path))
                return
            if self.server._asked[1] == 0 and not _port.TELLS_PORT:
                self.tries = _TRIES
                self.choose()
            host, port = self.server._asked
            # Nothing registered yet, but close_all must know it.
            loop.handles[self.server] = self.server
            found = self.resolution.begin(host, port, 0)
            if found is None:
                loop.open += 1
                self.asking = True
                return
            self.resolution.cancel()
            error = found[0]
            if error is not None:
                error = net_error(error, "lookup", (host, None, None, None, ""))
        except Exception as failed:
            self._failed(failed)
            return
        self._go(error, found[1], found[2])

    def choose(self):
        """Choose a port in place of 0: a different one each time, because connections of the last
        may still exist, and starting anywhere, because of connections from before a reset."""
        self.tries -= 1
        loop.number = (loop.number or _port.ticks_ms()) + 1 & _MASK
        self.server._asked = (self.server._asked[0], _FIRST + loop.number)

    def _resolved(self, error, addr, text, family, more):
        loop.open -= 1
        self.asking = False
        self._go(error, addr, text)

    def _go(self, error, addr, text):
        self.text = text
        if error:
            self._failed(error)
        elif not self.stopped:
            self.bind(addr)

    def bind(self, addr):
        server = self.server
        try:
            loop.buffer()  # a connection that comes when there is no memory for it would be lost
            server._sys = None  # MicroPython: attributes that are new may take memory
            server.listening = False
            sock = _port.listen(addr, self.backlog, self.ipv6_only)
        except Exception as error:
            used = isinstance(error, OSError) and _port.errno(error) == _EADDRINUSE
            if used and self.tries:
                self.choose()
                self.run(None)
            elif used and server.replaces and _left(server):
                self.bind(addr)
            else:
                if used:
                    from .server_more import in_use

                    error = in_use(server, error, self.text)
                self._failed(error)
            return
        try:
            if server._asked[1] is None and server._asked[0]:  # a path; (None, None): taken over
                server._file = _port.local_file(server._asked[0])
            loop.handles[server] = server  # not registered yet, but close_all must know it
            loop.defer(_begin, server, self)
        except BaseException:
            loop.handles.pop(server, None)
            _port.close(sock)
            raise
        server._sys = sock
        server.listening = True
        loop.open += server._keeps

    def _failed(self, error):
        if not self.stopped:
            self.finish()
            asked = self.server._asked
            where = (asked[0], self.text, asked[1], None, "")
            if asked[1] is None:
                where = (None, None, None, asked[0], "")
            self.server.error = error = net_error(error, "listen", where)
            loop.defer(tell_error, self.server, error)

    def finish(self):
        """The call has succeeded or failed, or is not wanted any more."""
        if self.asking:
            self.resolution.cancel()
            loop.open -= 1
            self.asking = False
        loop.handles.pop(self.server, None)
        self.stopped = True
        self.server._pending = None


def _left(server):
    """Close a server on the same port that was left behind by a program which raised before it ran
    the loop, and is now run again without a reset. Returns whether there was one."""
    if loop.running:
        return False
    for other in loop.handles.values():
        if getattr(other, "_asked", None) == server._asked and other is not server:
            # Nothing was emitted for it yet, and its port was not chosen automatically.
            if other._pending is not None and other._pending.tries == 0:
                other.close()
                return True
    return False


def _begin(server, request):
    """A job: start accepting, and emit `listening`."""
    if request.stopped:
        return
    loop.handles.pop(server, None)
    try:
        error = loop.watch(server, server._sys, server._mask())
    except Exception as raised:  # no memory for the call, no other poller to be had
        error = raised
    if error is not None:
        _port.close(server._sys)
        server._sys = None
        server.listening = False
        loop.open -= server._keeps
        request._failed(error)
        return
    request.finish()
    if Server._door is not None and _port.check is None:
        _let_go()
    if request.on_listening:
        request.on_listening()
    server.fire("listening")


def _let_go():
    """Release this file where memory is short, because most programs listen once; the next
    listen() loads it again, for good. The same for resolving.py and the port's opening.py (which
    boards have, see tools/opening.py), unless connecting.py uses them too."""
    Server.listen = Server._door
    Server._door = None
    net = sys.modules["net"]
    for package, name in ((net, "listening"), (net, "resolving"), (_port, "opening")):
        sys.modules.pop(package.__name__ + "." + name, None)
        if hasattr(package, name):
            delattr(package, name)
        if "net.connecting" in sys.modules:
            break
