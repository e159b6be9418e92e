"""Deadlines: a time limit on a request, whatever traffic there is. Loaded by the first
net.deadline. Imports the port, loop and timers."""

from ._port import const, port
from .errors import NetError
from .socket import Socket
from .timers import Timer, again, check_ms

# Bits of `_st`: the list with their meanings is in socket.py.
_CONNECTING = const(8)
_DESTROYED = const(1024)
_AGAIN = const(1000)  # ms
_NUMBERS = (int, float)  # there, a tuple of them would be made each time


class _Deadline:
    """The deadline of one socket, until `close`. Its timer stays in the heap and checks `until`,
    so setting it for each request does not allocate."""

    timer = until = None

    def __init__(self, sock):
        self.sock = sock
        self.late = self._late  # once: each mention makes an object
        sock.on("close", self.cancel)
        sock._deadline = self

    def set(self, ms):
        until = port.ticks_add(port.ticks_ms(), ms)
        timer = self.timer
        if timer is None or timer.fn is None or port.ticks_diff(timer.due, until) > 0:
            new = Timer(None, ())
            new._keeps = 0  # its socket does
            again(new, self.late, ms)
            self.cancel()
            self.timer = new
        self.until = until

    def cancel(self):
        self.until = None
        if self.timer is not None:
            self.timer.cancel()

    def _late(self):
        if self.until is None:
            return
        left = port.ticks_diff(self.until, port.ticks_ms())
        again(self.timer, self.late, left if left > 0 else _AGAIN)  # should destroy() fail
        if left <= 0:
            sock = self.sock
            sock.destroy(NetError(110, "deadline", None, None, sock._where()))


def deadline(sock, ms):
    if port.check is not None:
        port.check()
    if not isinstance(sock, Socket):
        raise TypeError("deadline: not a Socket")
    if isinstance(ms, bool) or not isinstance(ms, _NUMBERS):
        raise TypeError("ms must be a number")
    check_ms(ms, 0)
    limit = getattr(sock, "_deadline", None)
    if not ms:
        if limit is not None:
            limit.until = None
    elif not sock._st & _DESTROYED or sock._st & _CONNECTING:
        (limit or _Deadline(sock)).set(int(ms) or 1)
