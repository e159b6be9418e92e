"""Streams for net.watch: in this world a connection that the program made without net."""

from .sock import Sock
from .world import WORLD


def wrap(stream):
    """TypeError: it is none of those."""
    if not isinstance(stream, Sock):
        raise TypeError("watch: no stream of this world")
    WORLD.watched.append(stream)
    return stream
