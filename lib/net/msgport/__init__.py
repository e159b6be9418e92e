"""net.msgport: TCP as Roku's roStreamSocket has it: Berkeley calls, a message port, and `wait`.

    from net.msgport import MessagePort, SocketAddress, StreamSocket, wait

A socket without a port waits in each call, turning net's loop meanwhile; with a port it answers at
once, and the port tells when to ask again. No call raises for what the network does: status() and
the e_...() queries tell. TypeError for wrong types, RuntimeError where net's loop runs already.

This file names what is public: StreamSocket (stream_socket.py), MessagePort (message_port.py), and
what the first use loads. Imports net's public names.
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
