"""net.msgport: TCP as in Roku's roStreamSocket: BSD-style calls, a message port, and `wait`.

    from net.msgport import MessagePort, SocketAddress, StreamSocket, wait

Calls of a socket without a port block, running net's loop meanwhile; with a port they return at
once, and events of the port tell when to call again. Network failures never raise: see status()
and the e_...() queries. TypeError: wrong types. RuntimeError: it would block while net's loop
runs.

This file lists what is public: StreamSocket (stream_socket.py), MessagePort (message_port.py), and
what is loaded when first used. Imports net's public names.
"""

from .message_port import MessagePort, SocketEvent, wait
from .stream_socket import StreamSocket

__all__ = (
    "MessagePort",
    "SocketAddress",
    "SocketEvent",
    "StreamSocket",
    "create_object",
    "wait",
)


if False:  # what __getattr__ finds, for editors
    from .address import SocketAddress, create_object


def __getattr__(name):
    if name not in ("SocketAddress", "create_object"):
        raise AttributeError("module 'net.msgport' has no attribute " + name)
    from .address import SocketAddress, create_object

    globals()["SocketAddress"] = SocketAddress
    globals()["create_object"] = create_object
    return globals()[name]


def __dir__():
    return sorted(set(list(globals()) + list(__all__)))
