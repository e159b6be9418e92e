"""net.fail_all(): the network under all connections is gone. Loaded by its first use."""

from net.errors import NetError
from net.loop import loop


def fail_all(errno=100):
    """Destroy every connection, and every attempt at one, with a NetError: ENETDOWN by default.

    Servers go on listening. For who learns from elsewhere that the link is down: some systems let
    sockets stay open for ever then.
    """
    for owner in list(loop.handles.values()):
        if hasattr(owner, "_rx"):  # a Socket, no Server
            owner.destroy(NetError(errno, "read"))
