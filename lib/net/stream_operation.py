"""Reads and writes of net.stream that have a callback, are of a part of a buffer, or must wait.
Loaded by the first.
"""

import net
from net.stream import Event, finish
from net.stream_buffer import Buffer


def operation(stream, buffer, offset, length, callback):
    """The Event of one read or write, its arguments checked and put in order."""
    if length is callback is None and callable(offset):
        callback = offset
        offset = None
    if callback is not None and not callable(callback):
        raise TypeError("callback must be callable")
    if not isinstance(buffer, Buffer):
        raise TypeError("buffer must be a Buffer")
    if (offset is None) != (length is None):
        raise TypeError("offset without length")
    size = len(buffer._data)
    if offset is None:
        offset = 0
        length = size
    elif (offset | length) < 0 or size and offset >= size:  # TypeError unless integers
        raise ValueError("outside the buffer")
    e = Event()
    e.source = stream
    e._fn = callback
    e._buffer = buffer
    e._at = offset
    e._left = e._total = max(0, min(length, size - offset))
    return e


def answer(e):
    """What read() and write() return; the synchronous form waits for it."""
    if e._fn is not None:
        return 0
    if e.bytes_processed is None:
        from net.stream_run import wait

        wait(e)
    if e._error is not None:
        raise e._error
    return e.bytes_processed


# ---- methods of TCP


def _read(self, buffer, offset, length, callback):
    e = operation(self, buffer, offset, length, callback)
    return _begin(e, self._reads, self._take)


def _write(self, buffer, offset, length, callback, n):
    """n bytes of it are sent already."""
    e = operation(self, buffer, offset, length, callback)
    e._buffer = buffer._data
    e._at += n
    e._left -= n
    return _begin(e, self._writes, self._send)


def _begin(e, operations, go):
    if not e._left:
        finish(e, 0)
    else:
        if e._fn is None and net.running():
            raise RuntimeError("inside net.run(): use stream.run()")
        operations.append(e)
        if len(operations) == 1:
            go()
    return answer(e)
