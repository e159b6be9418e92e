"""Options for accepted sockets, and accepting by hand. Loaded by the first Server that wants it.

Imports the port and loop.
"""

from net._port import const
from net._port import port as _port
from net.loop import loop

_HELD = const(524288)  # a bit of Socket: read nothing ahead


def configure(
    server, no_delay=False, keep_alive=False, keep_alive_initial_delay=0, manual_accept=False
):
    """The rare options of Server."""
    options = {}
    if no_delay:
        options["no_delay"] = 1
    if keep_alive:
        options["keep_alive"] = keep_alive_initial_delay // 1000
    if options:
        server._options = options
    if manual_accept:
        server._ready = _Waiting(server).tell  # in place of the method that accepts


class _Waiting:
    """Tells `readable` once, until accept() is called."""

    def __init__(self, server):
        self.server = server

    def tell(self, flags):
        server = self.server
        _pause(server, True)
        server._fire("readable")


def _pause(server, paused):
    if server._paused is not paused:
        server._paused = paused
        if server._sys is not None and _port.key(server._sys) in loop.handles:
            loop.poller.modify(_port.key(server._sys), server._mask())


def accept(server):
    """The Socket of a waiting connection; None when nobody waits. NetError: accepting failed.

    For servers with manual_accept; one call for each `readable`. No `connection` is emitted, and
    nothing is read from the socket before it has a listener of `data` or `readable`, or resume()
    was called.
    """
    if server._sys is None or not server._paused:
        return None
    _pause(server, False)  # whoever else waits is told with the next turn
    try:
        pair = _port.accept(server._sys)
    except (OSError, MemoryError) as error:
        from net.errors import net_error

        _port.collect()
        raise net_error(error, "accept") from None
    if pair is None:
        return None
    conn = server._adopt(pair)
    conn._st |= _HELD
    loop.defer(_begin, conn)
    return conn


def _begin(conn, arg):
    conn._begin()
