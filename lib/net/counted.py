"""write() where the port lets so many short writes go straight to the system: it takes the place
of Writable's there. Imports Socket.
"""

from ._port import const
from .door import door
from .socket import Socket

_SHORT = const(256)  # bytes
_len = len  # a global is found before a builtin
_bytes = bytes
_bytearray = bytearray
_memoryview = memoryview


def write(self, data, off=None, n=None):
    wr = self._wr
    if n is None:
        if off is not None or wr is None or data.__class__ is not _bytes:
            return self._write(data, off, n)
        off = 0
        n = _len(data)
    elif (
        wr is None
        or off < 0
        or n < 0
        or n > _len(data) - off
        or data.__class__ is not _bytearray
        and data.__class__ is not _memoryview
        and data.__class__ is not _bytes
    ):
        return self._write(data, off, n)
    try:
        if self._tx < self._credit and n <= _SHORT:
            sent = self._direct(data, off, n)
        else:
            sent = wr(data, off, n)
    except OSError as error:
        sent = self._write_failed(error)
    if sent == n:
        self._tx += n
        return True
    return self._later(data, off, n, sent, None)


door(Socket, "write", "counted")
