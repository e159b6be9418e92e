"""pump() of net.stream. Loaded with its first call."""

import net

from .buffer import Buffer
from .callbacks import Event, const, flush, later, state, waiting
from .operation import check_open, check_size, check_stream
from .tcp import CLOSED, TCP

_CONNECTED = const(2)
_new = object.__new__  # makes a Buffer without calling its __init__


def pump(stream, handler, max_chunk_size, is_async=False):
    check_stream(stream)
    if not callable(handler):
        raise TypeError("handler must be callable")
    kind = _TcpPump if isinstance(stream, TCP) else _Pump
    job = kind(stream, handler, check_size(max_chunk_size))
    if is_async:
        if stream.is_readable():
            job.next()
        else:
            job._fail(net.NetError(9, "read"))
    else:
        check_open(stream)
        job.now()


class _Pump:
    """Reads repeatedly. In the queue of callbacks it stands for the next call of the handler."""

    def __init__(self, stream, handler, size):
        self._stream = stream
        self._handler = handler
        self._buffer = Buffer(length=size)
        self._chunk = self._buffer._data
        self._view = None  # of the chunk, as long as the last piece
        self._n = -1
        self._total = 0
        self._e = None  # set while a call of the handler is pending or running

    def now(self):
        """The synchronous form."""
        n = 0
        while n >= 0:
            try:
                n = self._stream.read(self._buffer)
            except OSError as error:
                n = -1
                self._make(n)
                self._e._failed(error)
            else:
                self._make(n)
            if not self._call():
                break

    def _make(self, n):
        """Make the Event of a piece of n bytes, or of the end."""
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
        """Call the handler. False if that was the last call."""
        e = self._e
        stream = self._stream
        was = stream.is_readable()
        self._handler(e)
        self._e = None
        if e.bytes_processed < 0:
            return False
        return stream.is_readable() or not was or getattr(stream, "state", CLOSED) != CLOSED

    # ---- with callbacks

    def next(self):
        """Read the next piece."""
        try:
            self._stream.read(self._buffer, self._done)
        except OSError as error:
            self._fail(error)

    def _done(self, e):
        if e.success:
            self._make(e.bytes_processed)
            self._fn(self)
        else:
            self._fail(e._error)

    def _fail(self, error):
        self._make(-1)
        self._e._failed(error)
        later(self)

    def _fn(self, entry):
        """Call the handler, then continue."""
        if self._call():
            self.next()

    def _raised(self, error):
        """The handler raised: that was the last call."""
        self._e = None


class _TcpPump(_Pump):
    """The pump of a TCP socket, queued among its reads. While nobody else reads from the socket it
    flows: the loop reads straight into its chunk, and the handler is called from there."""

    _alone = True

    def next(self):
        tcp = self._stream
        if tcp._state != _CONNECTED:
            self._fail(net.NetError(107, "read"))
            return
        flows = self._alone and not (tcp._reads or tcp._silent or state.busy == 1)
        tcp._reads.append(self)
        if flows:
            tcp._flow = self
            tcp._sock.remove_listener("readable", tcp._listener)
            tcp._sock.set_onread(self._chunk, self._came)
            tcp._sock.on("end", self._ended)
        else:
            tcp._look()

    def stop_flowing(self):
        """There is another reader, or callbacks must wait: take turns from now on."""
        tcp = self._stream
        tcp._flow = None
        self._alone = False
        tcp._sock.on("readable", tcp._listener)
        if self._e is not None:
            tcp._reads.remove(self)

    def _came(self, n, buf, sock):
        """The onread callback: the loop has read n bytes."""
        self._make(n)
        waiting.append(self)
        if state.busy:
            self.stop_flowing()
        else:
            flush()

    def _ended(self):
        """The peer has ended."""
        tcp = self._stream
        if tcp._flow is self:
            tcp._flow = None
            tcp._silent = True
            tcp._reads.remove(self)
            self._make(-1)
            later(self)

    def _serve(self, tcp):
        """As Operation._serve, while not flowing."""
        n = tcp._get(self._chunk)
        if not n:
            return False
        self._make(n)
        tcp._reads.pop(0)
        waiting.append(self)
        return True

    def _fail(self, error):
        if self._e is None:  # otherwise _fn notices it
            _Pump._fail(self, error)

    def _fn(self, entry):
        e = self._e
        tcp = self._stream
        was = tcp._state
        self._handler(e)
        self._e = None
        if tcp._flow is not self and e.bytes_processed > 0:
            if was != _CONNECTED or tcp._state != CLOSED:  # otherwise the handler has closed it
                self.next()

    def _raised(self, error):
        self._e = None
        tcp = self._stream
        if isinstance(error, MemoryError):
            tcp._no_memory(error)  # it may not have come from the handler
        elif tcp._flow is self:
            self.stop_flowing()
            tcp._reads.remove(self)
