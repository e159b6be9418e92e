"""Reads and writes of net.stream with a callback, with part of a buffer, or that must wait. Loaded
with the first of them.
"""

import net

from .buffer import Buffer
from .callbacks import Event, const, finish, waiting

_ENTRY = const(128)  # bytes that a queued write counts in addition to its own


def check_stream(stream):
    if not hasattr(stream, "is_readable"):
        raise TypeError("not a stream")


def check_size(n):
    """Check a max_chunk_size."""
    if not isinstance(n, int):
        raise TypeError("max_chunk_size must be an int")
    if n < 1:
        raise ValueError("max_chunk_size must be positive")
    return n


def check_open(reader, writer=None):
    """Raise NetError unless reader can be read from and writer, if given, written to."""
    if not reader.is_readable():
        raise net.NetError(9, "read")
    if writer is not None and not writer.is_writable():
        raise net.NetError(9, "write")


class Operation(Event):
    """One read or write. While pending, it is in its socket's list of reads or writes."""

    _at = 0  # bytes of the buffer before the range, or already sent
    _left = 0
    _mark = 0  # bytes queued behind the first write, up to and including this one

    def _serve(self, tcp):
        """Read if there is data. True if this read is complete."""
        view = self._buffer._data  # may have changed since the call; empty once released
        if self._at or self._left != len(view):
            view = memoryview(view)[self._at : self._at + self._left]
        n = 0
        if len(view):
            n = tcp._get(view)
            if not n:
                return False
        tcp._reads.pop(0)
        self.bytes_processed = n
        if self._fn is not None:
            waiting.append(self)
        return True

    def _read(self):
        """Start; return the result of TCP.read()."""
        if self._left:
            tcp = self.source
            self._may_wait()
            tcp._reads.append(self)
            tcp._look()
        else:
            finish(self, 0)
        return answer(self)

    def _write(self, n):
        """Start, after n bytes have been sent; return the result of TCP.write()."""
        self._buffer = self._buffer._data
        self._at += n
        self._left -= n
        if self._left:
            tcp = self.source
            self._may_wait()
            writes = tcp._writes
            if writes:  # as in the core, one of any size may be queued, and a limit behind it
                self._mark = writes[-1]._mark + self._left + _ENTRY
                if self._fn and self._mark - writes[0]._mark > tcp._sock.max_queued:
                    raise net.NetError(105, "write")
            writes.append(self)
            if len(writes) == 1:
                tcp._send()
        else:
            finish(self, self._total)
        return answer(self)

    def _may_wait(self):
        if self._fn is None and net.running():
            raise RuntimeError("inside net.run(): use stream.run()")

    def _span(self, offset, length):
        """Set the range: _left and _total bytes, from _at on."""
        size = len(self._buffer._data)
        if offset is None:
            if length is not None:
                raise TypeError("length without offset")
            length = size
        elif length is None:
            raise TypeError("offset without length")
        elif (offset | length) < 0 or size and offset >= size:  # TypeError unless integers
            raise ValueError("outside the buffer")
        else:
            self._at = offset
            length = max(0, min(length, size - offset))
        self._left = self._total = length


def operation(stream, buffer, offset, length, callback):
    """Return an Operation, after checking the arguments in any of their forms."""
    if length is None and callback is None and callable(offset):
        callback = offset
        offset = None
    if callback is not None and not callable(callback):
        raise TypeError("callback must be callable")
    if not isinstance(buffer, Buffer):
        raise TypeError("buffer must be a Buffer")
    e = Operation()
    e.source = stream
    e._fn = callback
    e._buffer = buffer
    e._span(offset, length)
    return e


def answer(e):
    """Return the result of read() or write(); the synchronous form waits for it."""
    if e._fn is not None:
        return 0
    if e.bytes_processed is None:
        from .running import wait

        wait(e)
    if e._error is not None:
        raise e._error
    return e.bytes_processed


# ---- methods of TCP


def _read(tcp, buffer, offset, length, callback):
    return operation(tcp, buffer, offset, length, callback)._read()


def _write(tcp, buffer, offset, length, callback, n=0):
    return operation(tcp, buffer, offset, length, callback)._write(n)
