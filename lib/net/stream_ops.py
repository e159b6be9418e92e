"""Functions of net.stream over any stream: read, write, read_all, write_stream, pump. Loaded by
the first.

The last three are written once, as generators that yield the reads and writes they need; _now
makes these synchronously, _Task with callbacks.
"""

import net
from net.stream import CLOSED, Event, finish
from net.stream_buffer import Buffer
from net.stream_operation import operation
from net.stream_trouble import fail, failed

_CHUNK = 512  # bytes that read_all reads at a time


def read(stream, buffer, offset, length=None, callback=None):
    """stream.read() for the callback: read(stream, buffer, callback) or
    read(stream, buffer, offset, length, callback). That it cannot be read is told there too."""
    _type(stream)
    _one(stream, stream.read, buffer, offset, length, callback)


def write(stream, buffer, offset, length=None, callback=None):
    """stream.write() for the callback; arguments as of read()."""
    _type(stream)
    _one(stream, stream.write, buffer, offset, length, callback)


def _one(stream, method, buffer, offset, length, callback):
    e = operation(stream, buffer, offset, length, callback)
    if e._fn is None:
        raise TypeError("callback must be callable")
    try:
        method(buffer, offset, length, callback)
    except OSError as error:
        fail(e, error)


def read_all(stream, buffer=None, callback=None):
    """Read to the end: a new Buffer. read_all(stream, buffer, callback): into buffer, which gets
    that length; callback(e) follows."""
    _type(stream)
    if buffer is None and callback is None:
        buffer = Buffer()
        _check(stream)
        _now(_read_all(stream, buffer))
        return buffer
    if not isinstance(buffer, Buffer) or not callable(callback):
        raise TypeError("read_all() takes a stream, or a stream, a Buffer and a callback")
    _Task(_read_all(stream, buffer), Event(source=stream), callback).begin(stream)


def write_stream(from_stream, to_stream, max_chunk_size, callback=None):
    """Copy all of from_stream, in pieces: the number of bytes. With a callback: 0, callback(e)
    follows. Ends early when to_stream is closed between two pieces. Closes neither."""
    _type(from_stream)
    _type(to_stream)
    job = _copy(from_stream, to_stream, _size(max_chunk_size))
    if callback is None:
        _check(from_stream, to_stream)
        return _now(job)
    if not callable(callback):
        raise TypeError("callback must be callable")
    e = Event(from_stream=from_stream, to_stream=to_stream)
    _Task(job, e, callback).begin(from_stream, to_stream)
    return 0


def pump(stream, handler, max_chunk_size, is_async=False):
    """handler(e) for each piece read, e.buffer being a Buffer of it; at the end, or after a
    failure, once more with bytes_processed -1 and an empty Buffer.

    Returns after the last call, with is_async at once. No further call once the handler has closed
    the stream."""
    _type(stream)
    if not callable(handler):
        raise TypeError("handler must be callable")
    job = _pump(stream, handler, _size(max_chunk_size))
    if is_async:
        _Task(job, Event(), None).begin()
    else:
        _check(stream)
        _now(job)


def _type(stream):
    if not hasattr(stream, "is_readable"):
        raise TypeError("not a stream")


def _size(n):
    if not isinstance(n, int):
        raise TypeError("max_chunk_size must be an int")
    if n < 1:
        raise ValueError("max_chunk_size must be positive")
    return n


def _check(reader, writer=None):
    """OSError unless this can be read and that, if any, be written."""
    if not reader.is_readable():
        raise net.NetError(9, "read")
    if writer is not None and not writer.is_writable():
        raise net.NetError(9, "write")


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
        buffer._data = data  # after a failure too: what came is not lost


def _copy(from_stream, to_stream, size):
    chunk = Buffer(length=size)
    total = 0
    while to_stream.is_writable():
        n = yield from_stream.read, chunk, 0, size
        if n < 0:
            break
        total += yield to_stream.write, chunk, 0, n
    return total


def _pump(stream, handler, size):
    chunk = Buffer(length=size)
    total = 0
    n = 0
    while n >= 0:
        e = Event()
        e.source = stream
        e.buffer = Buffer()
        try:
            n = yield stream.read, chunk, 0, size
        except OSError as error:
            failed(e, error)
            n = -1
        e.bytes_processed = n
        if n > 0:
            total += n
            e.buffer._data = chunk._data[:n]
        e.total_bytes_processed = total
        was = stream.is_readable()
        handler(e)
        if was and not stream.is_readable() and getattr(stream, "state", CLOSED) == CLOSED:
            break


# ---- doing them


def _now(job):
    """Each read and write when it is asked for; the job's result."""
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
    """A job whose reads and writes have callbacks; at its end `e` goes to the last callback."""

    def __init__(self, job, e, callback):
        self.job = job
        self.e = e
        e._fn = callback
        self.step = self._step

    def begin(self, reader=None, writer=None):
        try:
            if reader is not None:
                _check(reader, writer)
        except OSError as error:
            fail(self.e, error)
            return
        self._step(Event())

    def _step(self, done):
        """An operation is over: go on with the job."""
        try:
            if done.success:
                call = self.job.send(done.bytes_processed)
            else:
                call = self.job.throw(done._error)
        except StopIteration as end:
            finish(self.e, end.value)
            return
        except OSError as error:
            if error is not done._error:
                raise  # not the operation's: a handler of pump raised it
            fail(self.e, error)
            return
        try:
            call[0](call[1], call[2], call[3], self.step)
        except OSError as error:
            e = Event()
            e._fn = self.step
            fail(e, error)
