"""Listening: the arguments of Server.listen, binding, and address(). Loaded by the first listen.

Imports the port, loop and errors. An Attempt is one call of listen(); close() cancels it.
"""

from net._port import port as _port
from net.connecting import check_port
from net.errors import NetError
from net.loop import loop
from net.reading import net_error
from net.writing import tell_error


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
    elif not isinstance(path, str):
        raise TypeError("path must be str")
    if host is not None and not isinstance(host, str):
        raise TypeError("host must be str")
    if on_listening is not None and not callable(on_listening):
        raise TypeError("on_listening must be callable")
    if server._sys is not None or server._attempt and not server._attempt.over:
        raise NetError(114, "listen", "ERR_SERVER_ALREADY_LISTEN")
    most = _port.BACKLOG
    if type(backlog) is not int or not 0 < backlog < most:
        backlog = most
    server._attempt = attempt = Attempt(server, backlog, on_listening)
    attempt.run(port, host or "0.0.0.0", path)
    return server


class Attempt:
    def __init__(self, server, backlog, on_listening):
        self.server = server
        self.backlog = backlog
        self.on_listening = on_listening
        self.over = False
        self.waits = False  # for another thread's answer
        self.asked = None

    def cancel(self):
        self.over = True

    def run(self, port, host, path):
        self.asked = (host, port, 6 if ":" in host else 4) if path is None else (path, None, 0)
        if path is not None:
            try:
                self.bind(_port.local_address(path))
            except OSError as error:
                self.failed(error)
            return
        self.found = None
        _port.resolve(host, port, 0, self.resolved)
        if self.found is None:
            from net.wake import arm

            self.waits = True
            loop.open += 1
            arm()
            if self.found is not None:  # it came meanwhile, too early to post itself
                loop.post((_resolved, None, self))
        else:
            self.use()

    def resolved(self, error, addr, text, family):
        self.found = (error, addr)
        if self.waits:
            loop.post((_resolved, None, self))

    def use(self):
        error, addr = self.found
        if error:
            self.failed(error)
        elif not self.over:
            self.bind(addr)

    def bind(self, addr):
        server = self.server
        try:
            sock = _port.listen(addr, self.backlog)
        except (OSError, MemoryError) as error:
            self.failed(error)
            return
        try:
            loop.watch(server, sock, server._mask()) if not loop.inside else loop.defer(
                _register, server, sock
            )
        except MemoryError as error:
            _port.close(sock)
            self.failed(error)
            return
        server._sys = sock
        loop.open += 1
        loop.defer(_tell_listening, server, self)

    def failed(self, error):
        if self.over:
            return
        self.over = True
        number = 12 if isinstance(error, MemoryError) else 0
        syscall = "lookup" if not number and _port.errno(error) < 0 else "listen"
        error = NetError(number, syscall) if number else net_error(error, syscall)
        loop.defer(tell_error, self.server, error)


def _resolved(owner, attempt):
    if attempt.waits:
        attempt.waits = False
        loop.open -= 1
        attempt.use()


def _register(server, sock):
    if server._sys is sock:
        loop.watch(server, sock, server._mask())


def _tell_listening(server, attempt):
    if attempt.over:
        return
    attempt.over = True
    if attempt.on_listening:
        server.once("listening", attempt.on_listening)
    server._fire("listening")


def address(server):
    if server._sys is None:
        return None
    where = _port.local(server._sys) or server._attempt.asked
    if not where[2]:
        return where[0]
    return {"address": where[0], "family": "IPv6" if where[2] == 6 else "IPv4", "port": where[1]}
