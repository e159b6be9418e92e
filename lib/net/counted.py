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
        if off is None and data.__class__ is _bytes:
            off = 0
            n = _len(data)
        else:
            wr = None
    elif not (
        off | n >= 0
        and n <= _len(data) - off
        and (
            data.__class__ is _bytearray
            or data.__class__ is _memoryview
            or data.__class__ is _bytes
        )
    ):
        wr = None
    if wr is None:
        return self._write(data, off, n)
    if self._tx < self._credit and n <= _SHORT:
        wr = self._direct
    try:
        sent = wr(data, off, n)
    except OSError as error:
        sent = self._write_failed(error)
    if sent == n:
        self._tx += n
        return True
    return self._later(data, off, n, sent, None)


door(Socket, "write", "counted")
