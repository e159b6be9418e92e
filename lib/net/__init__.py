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
"""Run the loop until nothing is open or stop() is called. KeyboardInterrupt and SystemExit
propagate out of it, after every socket has been closed."""

turn = _loop.turn
"""Run one turn of the loop, waiting at most timeout_ms for events; -1: indefinitely. Returns True
while something is open."""

stop = _loop.stop
"""Make run() return after the current turn; what is open stays open."""

report = _loop.report
"""Pass an unhandled error to the function set with on_error, or print its traceback."""


def create_server(on_connection=None, listener=None, **options) -> Server:
    """Return a new Server, with on_connection(Socket) as a listener of `connection`. The options
    are those of Server. Nothing is bound before listen().

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
    """Return a new Socket that is connecting. See Socket.connect for the arguments, Socket for the
    options.

    Also connect(port, on_connect), connect("/a/path") and connect({"port": ..., ...}, on_connect).
    """
    from .connecting import create

    return create(port, host, on_connect, options)


create_connection = connect


def on_error(fn):
    """Set the function fn(error) that receives unhandled errors: exceptions raised by listeners
    and callbacks, and `error` events without a listener. None: print the traceback, the
    default."""
    if fn is not None:
        _check_callable(fn, "fn")
    _loop.on_error = fn


def call_every(ms, fn, *args):
    """Call fn(*args) every ms milliseconds, from the loop, until the returned Timer is cancelled.

    The schedule follows the clock: the time that fn takes does not accumulate, and calls that were
    missed are skipped. An exception of fn does not stop it. ValueError: ms is not from 1 to
    2**29 - 1; otherwise as call_later.
    """
    from .keeping import call_every

    return call_every(ms, fn, *args)


def running() -> bool:
    """True inside run() or turn(), that is, in a listener or callback."""
    return _loop.running


def defer(fn, arg=None):
    """Call fn(arg) from the loop before it polls again. Deferred calls run in order."""
    _check_callable(fn, "fn")
    _loop.defer(_call, None, (fn, arg))


def lookup(host, done, family=0):
    """Look up the address of host: done(error, text, family) is called once, from the loop.

    error is None or a NetError, text the numeric address, family 4 or 6. On boards the lookup
    itself blocks, unless net.dns is in use. TypeError, ValueError: invalid arguments.
    """
    from .loop_more import lookup

    lookup(host, done, family)


def deadline(socket, ms):
    """Destroy a Socket with NetError ETIMEDOUT unless it has closed within ms milliseconds,
    whatever traffic there is; 0 removes the deadline. Each call replaces the previous one. Use it
    to limit a request, because `timeout` only notices silence. TypeError, ValueError as in
    call_later. Allocates: nothing, from the second call for a socket on."""
    import net

    from .door import door

    door(net, "deadline", "deadlines")(socket, ms)


def close_all():
    """Destroy every socket and close every server. Outside the loop their file descriptors are
    closed at once; their `close` events are emitted in the next turn."""
    from .poller import leave_all

    leave_all()


def fail_all(errno=100):
    """Destroy every connection, and every attempt to connect, with a NetError, ENETDOWN by
    default.

    Call it when the link is known to be down: on some systems sockets would stay open for ever.
    Servers go on listening; UDP sockets and streams of net.watch are not affected.
    """
    from .loop_more import fail_all

    fail_all(errno)


def is_ip(text) -> int:
    """Return 4 or 6 if text is an IP address of that family, 0 otherwise."""
    from .address import is_ip

    return is_ip(text)


def is_ipv4(text) -> bool:
    """Whether text is an IPv4 address: four decimal numbers from 0 to 255, without leading
    zeros."""
    return is_ip(text) == 4


def is_ipv6(text) -> bool:
    """Whether text is an IPv6 address, possibly with "::" for zeros and a zone after "%"."""
    return is_ip(text) == 6


def board() -> dict:
    """Return a dict that describes this board: {"id", "title", "port", "limits"}, from its table.

    limits has sockets, max_connections, backlog, rx_buffer, in_flight and others, where known.
    """
    from .boards import board

    return board()


def url(server, scheme="http") -> str:
    """Return the URL at which other machines reach a listening server: "http://192.168.1.57:8000/".

    server   anything with an address() like that of Server
    For a server that listens on all addresses it contains the machine's current address, or
    127.0.0.1 where that is not known. ValueError: it does not listen, or on a local socket.
    """
    from .boards import url

    return url(server, scheme)


def capability(name) -> str:
    """Return how well this board supports an API such as "Socket.end" or "net.connect(path)".

    "full": all its conformance tests passed on this board or runtime. "partial", "none": the board
    tables give the reasons. "unverified": no restriction is known, but it has not been run there.
    ValueError: there is no such API.
    """
    from .boards import capability

    return capability(name)
