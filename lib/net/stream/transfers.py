"""Functions of net.stream over any stream: read, write, read_all, write_stream. Loaded by the
first.

The last two are written once, as generators that yield the reads and writes they need; _now makes
these synchronously, _Task with callbacks.
"""

from .buffer import Buffer
from .callbacks import Event, finish
from .operation import check_open, check_size, check_stream, operation

_CHUNK = 512  # bytes that read_all requests at a time


def read(stream, buffer, offset, length=None, callback=None):
    check_stream(stream)
    return _one(stream, stream.read, buffer, offset, length, callback)


def write(stream, buffer, offset, length=None, callback=None):
    check_stream(stream)
    return _one(stream, stream.write, buffer, offset, length, callback)


def _one(stream, method, buffer, offset, length, callback):
    e = operation(stream, buffer, offset, length, callback)
    if e._fn is None:
        raise TypeError("callback must be callable")
    try:
        method(buffer, offset, length, callback)
    except OSError as error:
        e._fail(error)
    return 0


def read_all(stream, buffer=None, callback=None):
    check_stream(stream)
    if buffer is None and callback is None:
        buffer = Buffer()
        check_open(stream)
        _now(_read_all(stream, buffer))
        return buffer
    if not isinstance(buffer, Buffer) or not callable(callback):
        raise TypeError("read_all() takes a stream, or a stream, a Buffer and a callback")
    e = Event()
    e.source = stream
    _Task(_read_all(stream, buffer), e, callback).begin(stream)
    return 0


def write_stream(from_stream, to_stream, max_chunk_size, callback=None):
    check_stream(from_stream)
    check_stream(to_stream)
    job = _copy(from_stream, to_stream, check_size(max_chunk_size))
    if callback is None:
        check_open(from_stream, to_stream)
        return _now(job)
    if not callable(callback):
        raise TypeError("callback must be callable")
    e = Event()
    e.from_stream = from_stream
    e.to_stream = to_stream
    _Task(job, e, callback).begin(from_stream, to_stream)
    return 0


# ---- the jobs


def _read_all(stream, buffer):
    chunk = Buffer(length=_CHUNK)
    data = bytearray()
    try:
        while True:
            n = yield stream.read, chunk, 0, _CHUNK
            if n < 0:
                return len(data)
            data += chunk._data[:n]
    finally:
        buffer._data = data  # after a failure too, so that what was read is not lost


def _copy(from_stream, to_stream, size):
    chunk = Buffer(length=size)
    total = 0
    while to_stream.is_writable():
        n = yield from_stream.read, chunk, 0, size
        if n < 0:
            break
        total += yield to_stream.write, chunk, 0, n
    return total


# ---- doing them


def _now(job):
    """Do each read and write at once; return the result of the job."""
    try:
        call = job.send(None)
        while True:
            try:
                n = call[0](call[1], call[2], call[3])
            except OSError as error:
                call = job.throw(error)
            else:
                call = job.send(n)
    except StopIteration as end:
        return end.value


class _Task:
    """A job whose reads and writes have callbacks; at the end `e` goes to the user's callback."""

    def __init__(self, job, e, callback):
        self.job = job
        self.e = e
        e._fn = callback
        self.step = self._step

    def begin(self, reader, writer=None):
        try:
            check_open(reader, writer)
        except OSError as error:
            self.e._fail(error)
            return
        self._step(Event())

    def _step(self, done):
        """An operation has ended: continue with the job."""
        try:
            if done.success:
                call = self.job.send(done.bytes_processed)
            else:
                call = self.job.throw(done._error)
        except StopIteration as end:
            finish(self.e, end.value)
            return
        except OSError as error:
            self.e._fail(error)
            return
        try:
            call[0](call[1], call[2], call[3], self.step)
        except OSError as error:
            e = Event()
            e._fn = self.step
            e._fail(error)
