"""Streams for net.watch: in this world a connection that the program made without net."""


def wrap(stream):
    """TypeError: it is no stream."""
    if not hasattr(stream, "readinto"):
        raise TypeError("watch: a stream has readinto")
    return stream
