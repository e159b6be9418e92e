"""Stream: a socket of `net` with methods to await: a Reader and a Writer. Part of net.aio."""

from .._port import const, port
from ..loop import loop
from ..socket import Socket
from ..writable import check_limit
from .reader import Reader
from .writer import Writer, runtime

# Bits of Socket's `_st`: the list with their meanings is in socket.py.
_OPEN = const(16)
_FLOWING = const(4096)
_COUNTED = const(2097152)


class Stream(Reader, Writer, runtime.Waiting, Socket):  # type: ignore[name-defined]
    """Reader and writer in one, and a net.Socket.

    error    the NetError that broke the connection, or None
    limit    longest line that readline() waits for, in bytes
    """

    allow_half_open = True
    _plain = True  # the loop may read by itself
    _serving = None  # the Server whose task it gets when it is up
    _waiter = None  # a task that waits for anything but bytes
    _at = 0  # as in Reader, and found sooner

    def __init__(self, allow_half_open=True, high_water_mark=None, max_queued=None, timeout=None):
        self._in = b""  # what was read and not taken
        self._reader = None  # a task that waits for bytes
        if allow_half_open is True and timeout is None:
            # As Socket.__init__, but without what few streams have: MicroPython grows an object
            # by steps. One in which nobody has read or written has eight attributes, later twelve.
            self._st = _FLOWING  # somebody reads, also after our end
            self._sys = self._cb = self._buf = None
            if high_water_mark is not None:
                self.high_water_mark = check_limit(high_water_mark)
            if max_queued is not None:
                self.max_queued = check_limit(max_queued)
            return
        if isinstance(allow_half_open, Socket):
            from .adopting import adopt

            Socket.__init__(self)
            adopt(self, allow_half_open)
        else:
            Socket.__init__(self, True, high_water_mark, max_queued, None, timeout)
            self._st |= _FLOWING

    def _attach(self, sock):
        """As in Socket; how to write to it is asked with the first write."""
        if port.NO_DELAY:
            port.option(sock, "no_delay", 1)
        if self._options is not None:
            for what in self._options:
                port.option(sock, what, self._options[what])
        self._sys = sock
        if not self._st & _COUNTED:
            loop.open += self._keeps
        self._st |= _OPEN | _COUNTED

    def _first_write(self):
        if self._st & _OPEN and self._q is None and self.high_water_mark:
            self._wr = port.writer(self._sys, self).write

    def try_write(self, buf, off=0, n=None):
        """As in Socket."""
        if self._wr is None:
            self._first_write()
        return Socket.try_write(self, buf, off, n)


Stream = runtime.complete(Stream)
