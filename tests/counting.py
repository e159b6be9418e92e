"""Is loop.open right, and does what is known of each handle fit together? Looked at between two
turns, in every conformance test. MicroPython subset; looks into net, as the other checks of the
runner do.
"""

from net import Server, Socket
from net import _loop as loop
from net._port import port

# Of a Socket's `_st`: see socket.py.
_REGISTERED = 2
_OPEN = 16
_STARTED = 32
_ENDING = 64
_EOF = 256
_DESTROYED = 1024
_FLOWING = 4096
_READABLE = 8192
_QUIET = 16384
_HUP = 32768
_DISCARD = 131072
_HELD = 524288
_RESTING = 1048576
_COUNTED = 2097152
_STOPPED = 4194304
_CORKED = 8388608
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
    """What is wrong with the count or a handle, or ""."""
    n = counted()
    if not (n <= loop.open <= n + _ELSEWHERE and loop.live >= 0):
        return "loop.open is %d with %d handles open, loop.live %d" % (loop.open, n, loop.live)
    of = {}
    for key in loop.handles:
        owner = loop.handles[key]
        if isinstance(owner, Socket):
            text = _of_socket(owner, key is not owner)
            if text:
                return "%s: %s, _st %d" % (type(owner).__name__, text, owner._st)
            server = owner._server
            if server is not None and owner._st & _COUNTED:
                of[server] = of.get(server, 0) + 1
    for server in of:
        if of[server] > server._count:
            return "a server counts %d connections, of %d" % (server._count, of[server])
    return ""


def _of_socket(sock, registered):
    st = sock._st
    if registered and not st & (_REGISTERED | _DESTROYED):
        return "is in the poller and knows nothing of it"
    if st & _OPEN and sock._sys is None:
        return "is open without the system's"
    if sock._wr is not None and (sock._q is not None or st & _ENDING or not st & _OPEN):
        return "writes past what waits"
    q = sock._q
    if q is not None and q.size != _waiting(q):
        return "%d bytes wait, counted as %d" % (_waiting(q), q.size)
    if registered and type(sock) is Socket and st & _STARTED and not loop.jobs:
        return _of_mask(sock, st)
    return ""


def _of_mask(sock, st):
    """Whether that is polled for which somebody wants: READ 1, WRITE 4."""
    mask = 1 if _reads(sock, st) else 0
    if sock._q is not None and st & (_OPEN | _RESTING | _CORKED) == _OPEN:
        mask |= 4
    # Who has not read what he was told of is asked once more: see readable.py.
    if st & 5 != mask and not st & (_HUP | _QUIET):
        return "polls for %d, not for %d" % (st & 5, mask)
    watches = getattr(loop.poller, "watches", None)  # of the fake port's
    if watches is not None and watches[port.key(sock._sys)].mask & 5 != st & 5:
        return "the poller has another mask"
    return ""


def _reads(sock, st):
    if st & (_EOF | _DESTROYED | _STOPPED):
        return False
    if st & _READABLE:
        return True
    if sock._ahead is not None or sock._lent:
        return False
    return st & (_FLOWING | _DISCARD) != 0 or not st & _HELD


def _waiting(q):
    items = q.items
    n = 0
    for at in range(q.head, len(items), 4):
        n += items[at + 2] - items[at + 1]
    return n
