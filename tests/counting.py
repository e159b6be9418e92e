"""Is loop.open right? Compared with what is open between two turns, in every conformance test.
MicroPython subset; looks into net, as the other checks of the runner do.
"""

from net import Server, Socket
from net import _loop as loop

_COUNTED = 2097152  # of a Socket's `_st`: see socket.py
_ELSEWHERE = 8  # lookups, listens by name, datagram sockets, watched streams: these are in no list


def counted():
    """What the handles that are known keep open."""
    n = 0
    for owner in loop.handles.values():
        if isinstance(owner, Socket):
            if owner._st & _COUNTED:
                n += owner._keeps
        elif isinstance(owner, Server) and owner._sys is not None:
            n += owner._keeps
    return n


def wrong():
    """What is wrong with the count, or ""."""
    n = counted()
    if n <= loop.open <= n + _ELSEWHERE and loop.live >= 0:
        return ""
    return "loop.open is %d with %d handles open, loop.live %d" % (loop.open, n, loop.live)
