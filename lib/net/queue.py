"""The write queue of a socket, `drain`, and failed writes. Loaded with the first connect or
listen, because when it is needed there may be no memory to load it. Contains the bodies of doors
of Writable. Imports the port, loop and timers."""

from ._port import const, port
from .door import door
from .errors import NetError, net_error
from .loop import loop
from .readable import tell
from .timers import call_later
from .writable import Writable, call, call_pair, tell_error

# Bits of `_st`: the list with their meanings is in socket.py.
_STARTED = const(32)
_ENDING = const(64)
_DESTROYED = const(1024)
_DRAIN = const(65536)
_RESTING = const(1048576)
_CORKED = const(8388608)
_PLAIN = const(~1073741823)
_EPIPE = const(32)
_LONGEST = const(50)  # ms


class Queue:
    """Data that write() has accepted but the system has not taken.

    Buffers are referenced, not copied. Each entry takes four slots of one list (buffer, offset,
    end, callback); a head index avoids moving the others when the first is removed.
    """

    def __init__(self):
        self.items = []
        self.head = 0
        self.size = 0  # bytes
        self.rest = port.REST  # ms until the system is asked again
        self.writer = None  # the write method, which only the queue may use while it is not empty

    def push(self, buf, off, end, callback):
        items = self.items
        items.append(buf)
        items.append(off)
        items.append(end)
        items.append(callback)
        self.size += end - off

    def flush(self, owner):
        """Send until the system takes no more or the queue is empty. Returns the bytes sent.
        OSError: raised by the system. Allocates: nothing."""
        items = self.items
        writer = self.writer
        sent = 0
        while self.head < len(items):
            at = self.head
            off = items[at + 1]
            n = items[at + 2] - off
            count = writer(items[at], off, n) if n else 0
            if count is None:
                break
            sent += count
            self.size -= count
            if count < n:
                items[at + 1] = off + count
                if not count:
                    break
                continue
            self.head = at + 4
            if items[at + 3]:
                loop.defer(call, owner, items[at + 3])
            items[at] = items[at + 3] = None
        self._trim()
        return sent

    def _trim(self):
        head = self.head
        if head > 256 and head * 2 > len(self.items):
            try:
                self.items = self.items[head:]
                self.head = 0
            except MemoryError:
                pass  # it works without, and the next flush tries again


# ---- what write() could not do at once


def _later(sock, data, off, n, sent, callback):
    """Queue what the system did not take. Returns the result of write()."""
    if port.check is not None:
        port.check()
    q = sock._q
    if q is None:
        if not n:
            if callback:
                loop.defer(call, sock, callback)
            return not sock._st & _DRAIN
        q = Queue()
    if sock._sys is not None and q.writer is None:
        q.writer = port.writer(sock._sys, sock).write if sock._wr is None else sock._wr
    # One write of any size may be queued. What is queued behind it is limited, and each entry
    # counts 16 bytes more than its length, so that many tiny writes are bounded too.
    if q.head < len(q.items) and q.size + n + 4 * (len(q.items) - q.head) > sock.max_queued:
        raise NetError(105, "write", None, None, sock._where())
    q.push(data, off + (sent or 0), off + n, callback)
    sock._tx += n
    if sock._q is None:
        sock._q = q
        sock._st &= ~_PLAIN
        sock._wr = None  # from now on only the queue may write
        sock._refresh()
    if q.size >= sock.high_water_mark or not isinstance(data, bytes):
        sock._st |= _DRAIN
    return not sock._st & _DRAIN


def _write_failed(sock, error):
    """The system's write raised. EAGAIN and exhausted pools mean: later. Anything else ends the
    socket, by a job."""
    error = net_error(error, "write", sock._where())
    if error.errno not in (11, 12, 105):
        sock._error = error
        loop.defer(_tell_failed, sock, error)


def _tell_failed(sock, error):
    if not sock._st & _DESTROYED:
        if sock._drain_before_error():
            sock._fail(error)


def _flush(sock):
    """The system has room: send what is queued, then drain or finish."""
    if sock._st & _CORKED:
        return
    q = sock._q
    sent = 0
    try:
        sent = q.flush(sock)
    except OSError as error:
        sock._write_failed(error)
    if sent:
        sock._touch()
        q.rest = port.REST
    if q.head < len(q.items):
        if not sent:
            rest(sock, q)
        sock._refresh()
        return
    sock._q = None
    if sock._st & _ENDING:
        sock._finish()
        return
    sock._wr = q.writer if sock.high_water_mark else None
    sock._refresh()
    if sock._st & _DRAIN:
        loop.defer(_tell_drain, sock)


def rest(sock, q):
    """The poll reports room but the write takes nothing: do not poll for writing for a while."""
    sock._st |= _RESTING
    call_later(q.rest, _rested, sock)
    q.rest = min(q.rest + (q.rest + 3) // 4, _LONGEST)


def _rested(sock):
    sock._st &= ~_RESTING
    sock._refresh()


def _tell_drain(sock, arg):
    if sock._st & (_DRAIN | _ENDING) == _DRAIN and sock._q is None:
        sock._st &= ~_DRAIN
        tell(sock, "drain")


# ---- failures


def gone(sock):
    """The error for data that a destroyed socket did not send."""
    if sock._st & _STARTED:
        return NetError(_EPIPE, "write", "ERR_STREAM_DESTROYED")
    return NetError(_EPIPE, "write", "ERR_SOCKET_CLOSED_BEFORE_CONNECTION")


def _write_after_end(sock, callback):
    if sock._st & _ENDING:
        error = NetError(_EPIPE, "write", "ERR_STREAM_WRITE_AFTER_END")
    else:
        error = gone(sock)
    if not sock.has("error"):
        raise error
    if not sock._st & _DESTROYED:
        loop.defer(tell_error, sock, error)
    if callback:
        loop.defer(call_pair, sock, (callback, error))
    return False


def _give_up(sock, error):
    """The socket is destroyed: pass the error to the callbacks of what was not sent."""
    error = error or gone(sock)
    q = sock._q
    if q is not None:
        for i in range(q.head + 3, len(q.items), 4):
            if q.items[i]:
                loop.defer(call_pair, sock, (q.items[i], error))
    for callback in sock._finishing or ():
        loop.defer(call_pair, sock, (callback, error))
    sock._q = sock._finishing = None


# Open these doors now: opening one allocates, and when they are needed memory may be short.
for _name in ("_later", "_write_failed", "_write_after_end", "_flush", "_give_up"):
    door(Writable, _name, "queue")
