"""What few programs ask of a Writable: try_write, the callback of end(). Its doors load it; see
there for what each does. Imports the port and loop.
"""

from ._port import const, port
from .emitter import check_callable
from .errors import NetError, net_error
from .loop import loop
from .queue import Queue, gone, rest
from .writable import call, call_pair

# Bits of `_st`: the list with their meanings is in socket.py.
_ENDING = const(64)
_FINISHED = const(128)
_DESTROYED = const(1024)
_DRAIN = const(65536)
_EPIPE = const(32)
_PLAIN = const(~1073741823)
_LONGEST = const(50)  # ms
_SENT = (bytes, bytearray, memoryview)  # the system would take others, too


def try_write(sock, buf, off=0, n=None):
    global _buf, _off, _n
    if n is None:
        n = len(buf) - off
    if off | n < 0 or n > len(buf) - off or not isinstance(buf, _SENT):
        from .misuse import refuse_part

        refuse_part(buf, off, n)
    if sock._st & (_ENDING | _DESTROYED):
        if not sock._st & _ENDING:
            raise gone(sock)
        raise NetError(_EPIPE, "write", "ERR_STREAM_WRITE_AFTER_END")
    if sock._wr is None:
        if port.check is not None:
            port.check()
        sock._st |= _DRAIN
        return 0
    _buf = buf
    _off = off
    _n = n
    sent = _ask(sock)
    if sent != n:
        return _partly(sock, sent)
    sock._tx += n
    return n


def _partly(sock, sent):
    """The system took less than there was."""
    if sent is None and sock._error is not None:
        raise sock._error
    # An empty queue waits for room like a full one.
    try:
        q = Queue()
    except MemoryError as error:
        if sent:  # the rest would follow in the middle of something
            sock._fail(net_error(error, "write"))
        raise
    sent = sent or 0
    sock._tx += sent
    sock._st = sock._st & ~_PLAIN | _DRAIN
    sock._q = q
    q.writer = sock._wr
    sock._wr = None
    if not sent and port.REST < _LONGEST:
        rest(sock, q)  # here the poll says that there is room, whatever the write says
    sock._refresh()
    return sent


def _begin(sock):
    """Make the generator, and ask it."""
    global _ask
    tried = _tried()
    next(tried)
    _ask = tried.send
    return _ask(sock)


_ask = _begin
_buf = _off = _n = None  # what it is asked for


def _tried():
    """The system calls of try_write, as a generator: a frame that has to catch is too large for
    the stack, and is made once so."""
    global _ask, _buf
    sent = None
    try:
        while True:
            sock = yield sent
            buf = _buf
            _buf = None
            try:
                sent = sock._wr(buf, _off, _n)
            except OSError as error:
                sent = None
                sock._write_failed(error)
            buf = sock = None
    finally:
        _ask = _begin  # a generator that raised is over


def when_finished(sock, callback):
    """The callback of end()."""
    check_callable(callback, "callback")
    if sock._st & _DESTROYED:
        loop.defer(call_pair, sock, (callback, gone(sock)))
    elif sock._st & _FINISHED:
        error = NetError(_EPIPE, "end", "ERR_STREAM_ALREADY_FINISHED")
        loop.defer(call_pair, sock, (callback, error))
    else:
        sock._finishing = (sock._finishing or ()) + (callback,)
        sock._st &= ~_PLAIN


def tell_finished(sock):
    """All is sent: the callbacks of end()."""
    for callback in sock._finishing:
        loop.defer(call, sock, callback)
    sock._finishing = None
