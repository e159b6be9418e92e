"""pump() of net.stream. Loaded by the first."""

import net

from .buffer import Buffer
from .callbacks import Event, const, later, waiting
from .operation import check_open, check_size, check_stream
from .tcp import CLOSED, TCP

_CONNECTED = const(2)
_new = object.__new__  # a Buffer without the call of its __init__


def pump(stream, handler, max_chunk_size, is_async=False):
    check_stream(stream)
    if not callable(handler):
        raise TypeError("handler must be callable")
    job = _Pump(stream, handler, check_size(max_chunk_size))
    if is_async:
        if stream.is_readable():
            job._next()
        else:
            job._fail(net.NetError(9, "read"))
    else:
        check_open(stream)
        job.now()


class _Pump:
    """Reads again and again. In the reads of a TCP socket it stands for its next one; in the queue
    of callbacks it is the handler's next call."""

    def __init__(self, stream, handler, size):
        self._stream = stream
        self._tcp = stream if isinstance(stream, TCP) else None
        self._handler = handler
        self._buffer = Buffer(length=size)
        self._chunk = self._buffer._data
        self._view = None  # of as many bytes as came last
        self._n = -1
        self._total = 0
        self._e = None

    def now(self):
        """The synchronous form."""
        stream = self._stream
        n = 0
        while n >= 0:
            try:
                n = stream.read(self._buffer)
            except OSError as error:
                n = -1
                self._make(n)
                self._e._failed(error)
            else:
                self._make(n)
            if not self._call():
                break

    def _make(self, n):
        """The Event of a piece of n bytes, or of the end."""
        self._e = e = Event()
        e.source = self._stream
        e.bytes_processed = n
        e.buffer = buffer = _new(Buffer)
        if n > 0:
            if n != self._n:
                self._n = n
                self._view = memoryview(self._chunk)[:n]
            self._total += n
            buffer._data = bytearray(self._view)
        else:
            buffer._data = bytearray()
        e.total_bytes_processed = self._total

    def _call(self):
        """Call the handler; False: that was the last call."""
        e = self._e
        stream = self._stream
        was = stream.is_readable()
        self._handler(e)
        if e.bytes_processed < 0:
            return False
        return stream.is_readable() or not was or getattr(stream, "state", CLOSED) != CLOSED

    # ---- with callbacks

    def _next(self):
        """Read the next piece when it comes."""
        stream = self._stream
        if self._tcp is None:
            self._next_of(stream)
        elif stream._state != _CONNECTED:
            self._fail(net.NetError(107, "read"))
        else:
            stream._reads.append(self)
            stream._look()

    def _next_of(self, stream):
        try:
            stream.read(self._buffer, self._done)
        except OSError as error:
            self._fail(error)

    def _serve(self, tcp):
        """As Operation._serve."""
        n = tcp._get(self._chunk)
        if not n:
            return False
        self._make(n)
        tcp._reads.pop(0)
        waiting.append(self)
        return True

    def _done(self, e):
        """The callback of a read of another stream."""
        if e.success:
            self._make(e.bytes_processed)
            self._run()
        else:
            self._fail(e._error)

    def _fail(self, error):
        self._make(-1)
        self._e._failed(error)
        later(self)

    def _run(self):
        """Call the handler, and go on."""
        tcp = self._tcp
        if tcp is None or tcp._state != _CONNECTED:
            if self._call():
                self._next()
            return
        e = self._e
        self._handler(e)
        if e.bytes_processed > 0:
            if tcp._state != _CONNECTED:
                if tcp._state != CLOSED:
                    self._fail(net.NetError(107, "read"))
            else:
                tcp._reads.append(self)
                if tcp._silent:
                    tcp._look()
