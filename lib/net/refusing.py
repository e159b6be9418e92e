"""When there is no room for a connection: drops, and accepts that fail. Loaded by the first.

Imports the port, loop and errors.
"""

from net._port import port
from net.errors import net_error
from net.loop import loop
from net.socket import tell_error
from net.timers import call_later

_NO_ROOM = (12, 23, 24, 105)  # ENOMEM ENFILE EMFILE ENOBUFS
_PAUSE = 100  # ms


def drop(server, pair):
    """max_connections is reached: close at once and emit `drop`."""
    there = port.remote(pair[0], pair[1]) or (None, None, None)
    info = {"remote_address": there[0], "remote_port": there[1]}
    port.close(pair[0])
    loop.defer(_tell_drop, server, info)


def _tell_drop(server, info):
    server._fire("drop", info, False)


def accept_failed(server, error):
    """`error`; where the system has no room, accept nothing for a while: whoever waits is still
    waiting, and asking again at once would spin."""
    error = net_error(error, "accept")
    if error.errno in _NO_ROOM:
        port.collect()
        server._paused = True
        loop.poller.modify(port.key(server._sys), server._mask())
        call_later(_PAUSE, _go_on, server)
    loop.defer(tell_error, server, error)


def _go_on(server):
    server._paused = False
    if server._sys is not None:
        loop.poller.modify(port.key(server._sys), server._mask())
