"""Streams for net.watch on the unix port: terminals and pipes. Part of net_micropython.

A read is one system call, which gives what there is, where the interpreter has ffi; else a byte.
"""

from micropython import const

import net_micropython as port
from net_micropython.watching import Stream

_EAGAIN = const(11)
_EIO = const(5)
_PIECE = const(512)  # bytes that a terminal or pipe takes without waiting, when it has room


class UnixStream(Stream):
    _most = _PIECE

    def __init__(self, stream):
        super().__init__(stream)
        self._number = stream.fileno
        self._call = None
        if port.ffi is not None:
            import os

            self._call = port.ffi.open(None).func("i", "read", "ipi")
            self._errno = os.errno

    def fileno(self):
        """-1: the program has closed it, and its number may be another's."""
        try:
            return self._number()
        except (ValueError, OSError):
            return -1

    def readinto(self, buf, n=None):
        if self._call is None:
            try:
                return self._read(buf, 1)
            except OSError as error:
                return self._failed(error.errno)
        n = self._call(self.fileno(), buf, len(buf) if n is None else n)
        return n if n >= 0 else self._failed(self._errno())

    def _failed(self, number):
        """A terminal whose other side has gone says EIO."""
        if number == _EAGAIN:
            return None
        if number == _EIO:
            return 0
        raise OSError(number)
