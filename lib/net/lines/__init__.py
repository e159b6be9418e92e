"""net.lines: lines, frames and records out of a socket, each with a limit of size and of time.

    from net.lines import lines

    lines(socket, print, longest=200, timeout=60000)

An option: uses the core's own names. Splitting the stream is done in cutter.py and net.framing,
without I/O; Reader connects that to a socket. All readers share one receive buffer, since none of
them keeps data in it after a callback.
"""

from .._port import port as _port
from ..emitter import check_callable
from ..timers import call_later
from ..utf8 import text as _decoded
from .cutter import FrameCutter, LineCutter

END = "end"  # the peer has ended
CUT_SHORT = "cut short"  # it has ended in the middle of a frame or record
TOO_LONG = "too long"
TIMEOUT = "timeout"
ERROR = "error"  # socket.error has it
CLOSE = "close"  # this side has destroyed the socket

_LINGER = 4000  # ms for the peer to receive what done() has written
_ALIVE = 5120  # of Socket's `_st`: flowing, destroyed
_FLOWING = 4096
_DESTROYED = 1024
_PLAIN = ~1073741823

_shared = None  # the receive buffer, made when first needed, and a view of it
_view = None


def lines(
    source, fn, done=None, longest: int = 1024, timeout: int = 0, encoding=None, in_place=False
):
    r"""Call fn(line) for every line, without its "\n" or "\r\n", and for a last line without one.

    source    a Socket that has no `data` listener; or a Reader returned by one of these functions,
              which continues in this mode from its current position: fn may do that
    done      done(reason) is called once: "end", "error", "close", "too long" or "timeout". After
              the last two the socket is closed once what done() has written is sent (within 4 s),
              unless it returns True
    longest   the longest line in bytes, without its line end
    timeout   ms within which each line must be complete, counted from the previous one; 0: no
              limit. The time does not run while the socket is paused
    encoding  "utf8": fn gets str, and invalid UTF-8 becomes U+FFFD. None: bytes
    in_place  call fn(buf, start, end) instead: the bytes are valid until fn returns

    Returns a Reader. If fn pauses the socket, the rest of the same chunk waits too. TypeError,
    ValueError: invalid arguments. Allocates: the line and, unless it lies at the same place as the
    last one, a slice and a memoryview; with in_place nothing, unless a line is split between
    chunks.
    """
    if encoding not in (None, "utf8", "utf-8"):
        raise ValueError("lines: encoding must be utf8 or None")
    _positive(longest, "longest")
    return _reader(source, fn, done, timeout).cut(LineCutter(longest), encoding, in_place)


def exactly(source, n: int, fn, done=None, timeout: int = 0, in_place=False):
    """Call fn(data) for every n bytes.

    The arguments are those of lines(); `timeout` applies to each record of n bytes. Reason "cut
    short": the peer has ended in the middle of one. TypeError, ValueError: n must be at least 1.
    """
    _positive(n, "n")
    return _reader(source, fn, done, timeout).cut(FrameCutter(n, 0), None, in_place)


def frames(source, fn, done=None, longest=1024, timeout: int = 0, width: int = 4, in_place=False):
    """Call fn(data) for every frame: a big-endian length of `width` bytes, then that many bytes.

    The arguments are those of lines(). width: from 1 to 4. Reason "too long": a frame longer than
    `longest` was announced; "cut short": the peer has ended in the middle of one.
    """
    _positive(longest, "longest")
    if not 1 <= width <= 4:
        raise ValueError("lines: width must be from 1 to 4")
    return _reader(source, fn, done, timeout).cut(FrameCutter(longest, width), None, in_place)


def _positive(value, name):
    if type(value) is not int:
        raise TypeError("lines: " + name + " must be an int")
    if value < 1:
        raise ValueError("lines: " + name + " must be at least 1")


def _reader(source, fn, done, timeout):
    check_callable(fn, "fn")
    if done is not None:
        check_callable(done, "done")
    if timeout < 0:
        raise ValueError("lines: timeout must not be negative")
    reader = source if isinstance(source, Reader) else Reader(source)
    reader.ask(fn, done, timeout)
    return reader


class Reader:
    """Reads from a socket. Attributes: socket; reason, why it stopped, None while it reads."""

    def __init__(self, socket):
        global _shared, _view
        if _view is None:
            _shared = bytearray(min(_port.RX_SIZE, 1460))
            _view = memoryview(_shared)
        self.socket = socket
        self.reason = None
        self._cutter = None
        self._fn = self._done = None
        self._timer = None
        self._ms = self._since = 0
        self._start = self._stop = 0  # where the last line was, and a view of that
        self._part = None
        self._decode = self._in_place = False
        socket.on("end", self._end).on("close", self._close).on("resume", self._resumed)
        socket.set_onread(_shared, self._received)

    # ---- what lines(), exactly() and frames() call

    def ask(self, fn, done, ms):
        """Set the callbacks and the timeout. ValueError: the reader has stopped."""
        if self.reason is not None:
            raise ValueError("lines: this reader has stopped: " + self.reason)
        self._fn = fn
        if done is not None:
            if self._done is None:
                self.socket.on("error", self._error)
            self._done = done
        self._ms = ms
        if self._timer is not None:
            self._timer.cancel()
        if ms:
            self._since = _port.ticks_ms()
            self._timer = call_later(ms, self._look)

    def cut(self, cutter, encoding, in_place):
        """Set how the stream is split from now on, starting with what has already arrived."""
        before = self._cutter
        self._cutter = cutter
        self._decode = encoding is not None
        self._in_place = in_place
        if before is not None:
            self._put(before.pos, before._n)
        return self

    # ---- what programs call

    def stop(self) -> bytes:
        """Stop reading, without calling done(). The socket is paused and the program's again.

        Returns the bytes that were received but not delivered; the socket delivers all others."""
        cutter = self._cutter
        rest = bytes(cutter._body or b"") + bytes(cutter._view[cutter.pos : cutter._n])
        self._release("stop")
        return rest

    # ---- what the socket tells

    def _received(self, n, buf, sock):
        """The `onread` callback."""
        self._put(0, n)
        self._cut()

    def _put(self, at, n):
        cutter = self._cutter
        if isinstance(cutter, LineCutter):
            cutter.put(_shared, _view, n, at)
        else:
            cutter.put(_view, n, at)

    def _cut(self):
        """Deliver what is complete. fn may switch to another mode, pause, destroy or stop."""
        sock = self.socket
        while True:
            cutter = self._cutter
            try:
                if not cutter.next():
                    return
            except ValueError:
                self._fault(TOO_LONG)
                return
            self._tell(cutter)
            if self._ms:
                self._since = _port.ticks_ms()  # the time that fn took does not count
            if self.reason is not None or sock._st & _ALIVE != _FLOWING:
                self._hold()
                return

    def _tell(self, cutter):
        buf = cutter.buf
        at = cutter.at
        end = cutter.end
        if self._in_place:
            self._fn(buf, at, end)
            return
        if buf is not _view:
            data = bytes(buf[at:end])
        else:
            if at != self._start or end != self._stop or self._part is None:
                self._part = buf[at:end]
                self._start = at
                self._stop = end
            data = bytes(self._part)
        self._fn(_decoded(data) if self._decode else data)

    def _hold(self):
        """Paused: give the rest of the chunk back to the socket as data read ahead. It is
        delivered again when the socket is resumed, and `end` after it."""
        cutter = self._cutter
        sock = self.socket
        if self.reason is None and cutter.pos < cutter._n and not sock._st & _DESTROYED:
            sock._ahead = bytes(cutter._view[cutter.pos : cutter._n]) + (sock._ahead or b"")
            sock._st &= ~_PLAIN
            self._put(0, 0)
            sock._refresh()

    def _resumed(self):
        self._since = _port.ticks_ms()

    def _end(self):
        reason = END
        cutter = self._cutter
        if isinstance(cutter, LineCutter):
            try:
                if cutter.last():
                    self._tell(cutter)
            except ValueError:
                reason = TOO_LONG
        elif cutter.partial():
            reason = CUT_SHORT
        self._over(reason)

    def _error(self, error):
        self._over(ERROR)

    def _close(self):
        self._over(CLOSE)

    # ---- the end

    def _look(self):
        self._timer = None
        now = _port.ticks_ms()
        if self.socket.is_paused():
            self._since = now
        left = self._ms - _port.ticks_diff(now, self._since)
        if left > 0:
            self._timer = call_later(left, self._look)
        else:
            self._fault(TIMEOUT)

    def _fault(self, reason):
        """The peer is at fault: close the connection."""
        sock = self.socket
        silent = self._done is None
        if self._over(reason):
            return
        if silent:
            sock.destroy()
        else:
            sock.once("close", call_later(_LINGER, sock.destroy).cancel)
            sock.end()

    def _over(self, reason):
        """Call done(), once, and return its result."""
        if self.reason is not None:
            return True
        done = self._done
        self._release(reason)
        return done(reason) if done is not None else None

    def _release(self, reason):
        """Remove everything that the reader has added to the socket."""
        sock = self.socket
        self.reason = reason
        self._fn = self._done = self._part = None
        if self._timer is not None:
            self._timer.cancel()
        sock.pause()
        sock._onread = None
        sock.off("end", self._end).off("close", self._close).off("resume", self._resumed)
        sock.off("error", self._error)
