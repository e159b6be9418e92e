"""net: event-driven TCP for MicroPython and CPython, in the manner of Node and IoT.js.

    import net

    def echo(socket):
        socket.on("data", socket.write)

    net.create_server(echo).listen(8080)
    net.run()

This file only names what is public. Parts that not every program needs are loaded when first
named.
"""

from net.loop import loop as _loop
from net.server import Server
from net.socket import Socket

__version__ = "0.1.0"

run = _loop.run
turn = _loop.turn
stop = _loop.stop


def create_server(on_connection=None, listener=None, **options) -> Server:
    """A Server; on_connection(Socket) listens to `connection`. Options: see Server.

    Also create_server({"allow_half_open": True, ...}, on_connection).
    """
    if isinstance(on_connection, dict):
        options, on_connection = on_connection, listener
    kind: type = Server
    if "tls" in options:
        from net.tls import SecureServer as kind
    server = kind(**options)
    if on_connection or listener:
        server.on("connection", on_connection or listener)
    return server


def connect(port=None, host=None, on_connect=None, **options) -> Socket:
    """A Socket that connects: see Socket.connect for the arguments, Socket for the options.

    Also connect(port, on_connect) and connect({"port": ..., ...}, on_connect).
    """
    from net.arguments import split

    where, options = split(port, host, on_connect, options)
    kind: type = Socket
    if "tls" in options:
        from net.tls import SecureSocket as kind
    return kind(**options).connect(where)


create_connection = connect


def on_error(fn):
    """fn(error) gets what nobody handles: exceptions of listeners and callbacks, `error` events
    without a listener. None: print the traceback, the default."""
    if fn is not None and not callable(fn):
        raise TypeError("fn must be callable")
    _loop.on_error = fn


def __getattr__(name):
    # NetError, call_later, close_all, wake and others: loaded when first named.
    from net.lazy import part

    found = globals()[name] = part(name)
    return found
