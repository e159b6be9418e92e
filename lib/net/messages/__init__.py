"""net.messages: sockets that send and receive typed values, as in the Accessors.

    from net import messages

    client = messages.SocketClient(4000, "127.0.0.1", raw_bytes=False, send_type="number")
    client.on("open", lambda: client.send([20.5, 21.0]))
    client.open()

The rest is loaded by its first use: client.py, server.py, connection.py with what both share,
options.py, frames.py or elements.py to receive, numbers.py, text.py or documents.py for the
values, tls.py. Imports net's public names only.
"""

__all__ = (
    "Connection",
    "MessageError",
    "Socket",
    "SocketClient",
    "SocketServer",
    "supported_receive_types",
    "supported_send_types",
)


def __getattr__(name):
    if name == "SocketClient":
        from .client import SocketClient as found
    elif name == "SocketServer":
        from .server import SocketServer as found
    elif name == "Socket":
        from .server import Socket as found
    elif name == "Connection":
        from .connection import Connection as found
    else:
        raise AttributeError("no attribute " + name)
    globals()[name] = found
    return found


def __dir__():
    return __all__


def supported_receive_types():
    """Return the names of types that may be received, as a tuple."""
    from .options import TYPES

    return TYPES


def supported_send_types():
    """Return the names of types that may be sent, as a tuple."""
    from .options import IMAGES, TYPES

    return TYPES + IMAGES


class MessageError(ValueError):
    """What `error` tells of values and messages; `code` as in NetError: EINVAL (a value cannot be
    sent as that type), EBADMSG (what came is not of the type), EMSGSIZE, EPIPE (closed), ETIMEDOUT
    (a message took too long), ENOTSUP. `count`: how many errors it stands for.
    """

    count = 1

    def __init__(self, text, code="EBADMSG"):
        super().__init__(text)
        self.code = code
