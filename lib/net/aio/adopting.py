"""aio.Stream(socket): a Stream of a plain socket of net. Loaded by the first.

The Stream takes the connection over, whatever its state; the socket is as if destroyed, and tells
nothing any more.
"""

from ..loop import loop

_DESTROYED = 1024
_FLOWING = 4096


def adopt(stream, sock):
    """Make stream what sock is."""
    for name, value in sock.__dict__.items():
        setattr(stream, name, value)
    stream._st |= _FLOWING
    if sock._pending is not None:
        sock._pending.sock = stream
    if sock._timer is not None:
        sock._timer.cancel()
        stream._timer.cancel()
        stream._timer = None
        stream.set_timeout(sock._timer.ms)
    for handles in (loop.handles, loop.fresh):
        for key, owner in list(handles.items()):
            if owner is sock:
                if key is sock:
                    del handles[key]
                    key = stream
                handles[key] = stream
    jobs = loop.jobs
    for i in range(1, len(jobs), 3):
        if jobs[i] is sock:
            jobs[i] = stream
    sock._st = _DESTROYED
    sock._sys = sock._wr = sock._cb = sock._q = sock._pending = sock._timer = sock._server = None
    stream._begin()  # perhaps inside `connect` or `connection`: then that calls the socket's
