"""Stream: a socket of `net` with methods to await: a Reader and a Writer. Part of net.aio."""

from .._port import const
from ..socket import Socket
from .reader import Reader
from .writer import Writer, runtime

# Bits of Socket's `_st`: the list with their meanings is in socket.py.
_FLOWING = const(4096)


class Stream(Reader, Writer, runtime.Waiting, Socket):  # type: ignore[name-defined]
    """Reader and writer in one, and a net.Socket.

    error    the NetError that broke the connection, or None
    limit    longest line that readline() waits for, in bytes
    """

    allow_half_open = True
    _plain = True  # the loop may read by itself
    _serving = None  # the Server whose task it gets when it is up
    _waiter = None  # a task that waits for anything but bytes

    def __init__(self, allow_half_open=True, high_water_mark=None, max_queued=None, timeout=None):
        self._in = b""  # what was read and not taken
        self._at = 0  # where that begins; 0: a chunk as it came, to be given as it is
        self._reader = None  # a task that waits for bytes
        if allow_half_open is True and timeout is None:
            # As Socket.__init__, but without what few streams have: MicroPython grows an object
            # by steps, and twelve attributes are one.
            self._st = _FLOWING  # somebody reads, also after our end
            self._sys = self._wr = self._cb = self._buf = None
            self._rx = self._tx = 0
            if high_water_mark is not None:
                self.high_water_mark = high_water_mark
            if max_queued is not None:
                self.max_queued = max_queued
            return
        if isinstance(allow_half_open, Socket):
            from .adopting import adopt

            Socket.__init__(self)
            adopt(self, allow_half_open)
        else:
            Socket.__init__(self, True, high_water_mark, max_queued, None, timeout)
            self._st |= _FLOWING


Stream = runtime.complete(Stream)
