"""`data` in larger chunks, for a socket whose peer fills the receive buffer. Loaded by the first
such chunk, where the port's RX_MOST is more than its RX_SIZE. Imports the port.

On MicroPython the expensive part of a large chunk is the search for its memory. It starts at the
first free block and passes over everything that is in use or garbage; only allocating a single
block moves that start forward. So chunks are large and few, and some holes are filled before each.
"""

from ._port import const, port
from .readable import deliver

_PLAIN = const(~1073741823)  # a bit of `_st`: see socket.py
_FEW = const(1024)  # bytes that are no bulk
_HOLES = const(256)

_view = None  # of the larger buffer that such sockets share; False: no memory for it
_make = None  # send() of the generator that makes the bytes


def begin(sock):
    """Read into the larger buffer until less arrives. Returns False if there is no memory."""
    global _view
    if _view is None:
        _view = False
        try:
            bytearray(4 * port.RX_MOST)  # for the buffer, chunks, and as much again
            _view = memoryview(bytearray(port.RX_MOST))
        except MemoryError:
            pass  # chunks stay as they are
    if _view and sock._cb is deliver:
        sock._buf = _view
        sock._cb = deliver_much
        return True
    return False


def deliver_much(n, buf, sock):
    """The `_cb` of such a socket."""
    if n < _FEW:
        sock._refresh()  # the next read goes into the small one
    data = (_make or _begin())(n)
    if data is None:
        in_pieces(n, buf, sock)
    else:
        sock._one(data)


def _begin():
    global _make
    made = _chunks()
    next(made)
    _make = made.send
    return _make


def _chunks():
    """send(n) gives n bytes, None without memory. A generator, because a frame that has to catch
    is too large for the stack, and is made once so."""
    global _make
    data = None
    try:
        while True:
            n = yield data
            data = None
            try:
                hole = 0
                while hole < _HOLES:
                    hole += 1
                    _little = (hole,)
                data = bytes(_view[:n])
            except MemoryError:
                pass
    finally:
        _make = None  # a generator that raised is over


def in_pieces(n, buf, sock):
    """Deliver in smaller pieces, because there is no memory for one. If the socket is paused or
    closed meanwhile, the rest counts as read ahead."""
    sock._refresh()
    at = 0
    while at < n and sock._cb is deliver:
        end = min(at + port.RX_SIZE, n)
        sock._one(bytes(buf[at:end]))
        at = end
    if at < n and sock._sys is not None:
        sock._ahead = bytes(buf[at:n])
        sock._st &= ~_PLAIN
        sock._refresh()
