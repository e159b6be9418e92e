"""net: event-driven TCP for MicroPython and CPython, in the manner of Node and IoT.js.

    import net

    def echo(socket):
        socket.on("data", socket.write)

    net.create_server(echo).listen(8080)
    net.run()

This file names what is public. Functions that few programs call load their file when called; the
styles and options (stream, msgport, messages, datasocket, tls, aio, dns, lines, reconnecting,
watch, udp) are packages of their own: `from net import stream`.
"""

from .emitter import Emitter
from .emitter import check_callable as _check_callable
from .errors import NetError
from .loop import loop as _loop
from .loop import wake
from .server import Server
from .socket import Socket
from .timers import call_later
from .writable import call_pair as _call

__all__ = (
    "Emitter", "NetError", "Server", "Socket", "board", "call_every", "call_later", "capability",
    "close_all", "connect", "create_connection", "create_server", "deadline", "defer", "fail_all",
    "is_ip", "is_ipv4", "is_ipv6", "lookup", "on_error", "report", "run", "running", "stop",
    "turn", "url", "wake",
)  # fmt: skip
__version__ = "0.1.0"

run = _loop.run
"""Turn the loop until nothing is open or stop() was called. KeyboardInterrupt and SystemExit come
out of it, with every socket closed."""

turn = _loop.turn
"""One turn of the loop, waiting at most so many ms for events; -1: for ever. True while something
is open."""

stop = _loop.stop
"""End run() after the present turn; what is open stays open."""

report = _loop.report
"""Give an error that nobody handles to the function of on_error, or print its traceback."""


def create_server(on_connection=None, listener=None, **options) -> Server:
    """A Server; on_connection(Socket) listens to `connection`. Options: see Server.

    Also create_server({"allow_half_open": True, ...}, on_connection).
    """
    if isinstance(on_connection, dict):
        options, on_connection = on_connection, listener
    kind: type = Server
    if "tls" in options:
        from .tls import SecureServer as kind
    server = kind(**options)
    if on_connection or listener:
        server.on("connection", on_connection or listener)
    return server


def connect(port=None, host=None, on_connect=None, **options) -> Socket:
    """A Socket that connects: see Socket.connect for the arguments, Socket for the options.

    Also connect(port, on_connect), connect("/a/path") and connect({"port": ..., ...}, on_connect).
    """
    from .connecting import create

    return create(port, host, on_connect, options)


create_connection = connect


def on_error(fn):
    """fn(error) gets what nobody handles: exceptions of listeners and callbacks, `error` events
    without a listener. None: print the traceback, the default."""
    if fn is not None:
        _check_callable(fn, "fn")
    _loop.on_error = fn


def call_every(ms, fn, *args):
    """Call fn(*args) every ms milliseconds, from the loop, the first time in ms. Returns a Timer.

    By the clock: what fn takes does not add up, and calls that were missed are left out. It goes
    on when fn raises. ValueError: ms is not from 1 to 2**29 - 1; else as call_later.
    """
    from .keeping import call_every

    return call_every(ms, fn, *args)


def running() -> bool:
    """True inside run() or turn(): in a listener or callback."""
    return _loop.running


def defer(fn, arg=None):
    """Call fn(arg) from the loop, before it polls again, in the order of the calls of defer."""
    _check_callable(fn, "fn")
    _loop.defer(_call, None, (fn, arg))


def lookup(host, done, family=0):
    """Ask for the address of host: done(error, text, family) once, from the loop.

    error: None or NetError. text: the numeric address, family 4 or 6. On boards the lookup itself
    blocks. TypeError, ValueError at once.
    """
    from .loop_more import lookup

    lookup(host, done, family)


def deadline(socket, ms):
    """Destroy a Socket with NetError ETIMEDOUT, unless it has closed within ms milliseconds,
    whatever comes and goes meanwhile; 0: no more. Each call replaces the one before. For a request
    that has to be there, and answered, in time: `timeout` is about silence alone. TypeError,
    ValueError as of call_later. Allocates: nothing, from the second call for a socket on."""
    import net

    from .door import door

    door(net, "deadline", "deadlines")(socket, ms)


def close_all():
    """Destroy every socket and server. Outside the loop their descriptors are closed at once,
    their `close` events come with the next turn."""
    from .poller import close_all

    close_all()


def fail_all(errno=100):
    """Destroy every connection, and every attempt at one, with a NetError: ENETDOWN by default.

    Servers go on listening, and streams of net.watch are no connections. For who learns from
    elsewhere that the link is down: some systems let sockets stay open for ever then.
    """
    from .loop_more import fail_all

    fail_all(errno)


def is_ip(text) -> int:
    """4 or 6 for the text of an IP address, 0 for anything else."""
    from .address import is_ip

    return is_ip(text)


def is_ipv4(text) -> bool:
    """Whether it is four decimal numbers from 0 to 255, without leading zeros."""
    return is_ip(text) == 4


def is_ipv6(text) -> bool:
    """Whether it is an IPv6 address: perhaps with a run of zeros as "::", a zone after "%"."""
    return is_ip(text) == 6


def board() -> dict:
    """{"id", "title", "port", "limits"} of the board, as its table has them.

    limits: sockets, max_connections, backlog, rx_buffer, in_flight and others, where known.
    """
    from .boards import board

    return board()


def url(server, scheme="http") -> str:
    """Where other machines reach a server that listens: "http://192.168.1.57:8000/".

    server   whatever has an address() as Server's: a Server, a Socket
    Of a server on all addresses the machine's own is told, as its network has it now; 127.0.0.1
    where that is not known. ValueError: it does not listen, or on a local socket.
    """
    from .boards import url

    return url(server, scheme)


def capability(name) -> str:
    """What this board can do of an API, "Socket.end" or "net.connect(path)" for example.

    "full": all its conformance tests passed on this board or runtime. "partial" and "none": the
    tables of the boards say why. "unverified": not known to fall short, but not yet run there.
    ValueError: there is no such API here.
    """
    from .boards import capability

    return capability(name)
