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
    if n is None:
        n = len(buf) - off
    if off < 0 or n < 0 or n > len(buf) - off or not isinstance(buf, _SENT):
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
    if _trying[0] is None:
        _begin()
    _trying[1] = buf
    _trying[2] = off
    _trying[3] = n
    sent = _trying[0](sock)
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


_trying = [None, None, 0, 0]  # send() of the generator; what try_write was called with


def _begin():
    tried = _tried()
    next(tried)
    _trying[0] = tried.send


def _tried():
    """The system calls of try_write, as a generator: a frame that has to catch is too large for
    the stack, and is made once so."""
    sent = None
    try:
        while True:
            sock = yield sent
            buf = _trying[1]
            _trying[1] = None
            try:
                sent = sock._wr(buf, _trying[2], _trying[3])
            except OSError as error:
                sent = None
                sock._write_failed(error)
            buf = sock = None
    finally:
        if _trying:  # else the interpreter ends
            _trying[0] = None  # a generator that raised is over


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
