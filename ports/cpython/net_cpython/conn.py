"""A connection in the shape of MicroPython's sockets. Part of net_cpython."""

from threading import get_ident

from net_cpython.turning import check, turner

_SMALL = 4096
_GATHERED = 256  # buffers in one call: every system takes so many
_BYTES = (bytes, bytearray)


class Conn:
    """A connection's socket in MicroPython's shape: readinto and write."""

    __slots__ = ("_send", "fileno", "readinto", "recv", "sock")

    def __init__(self, sock):
        self.sock = sock
        # The C method itself: it raises EAGAIN when dry, which the core allows.
        self.readinto = sock.recv_into
        self.recv = sock.recv
        self._send = sock.send
        self.fileno = sock.fileno

    def finish(self):
        """Nothing is to be said before FIN."""

    def write(self, buf, off=0, n=None):
        if turner[0] != get_ident():  # most often it is: a call less
            check()
        if buf.__class__ not in _BYTES:
            _check_bytes(buf)
        if n is not None and n != len(buf):
            # To copy a little is cheaper than to make views of it.
            buf = buf[off : off + n] if n <= _SMALL else memoryview(buf)[off : off + n]
        try:
            return self._send(buf)
        except BlockingIOError:
            return None

    def gather(self, items, at):
        check()
        end = min(len(items), at + 4 * _GATHERED)
        parts = [memoryview(items[i])[items[i + 1] : items[i + 2]] for i in range(at, end, 4)]
        try:
            return self.sock.sendmsg(parts)
        except BlockingIOError:
            return None


def _check_bytes(buf):
    """TypeError: an array of numbers, say, whose length is not that of its bytes."""
    if isinstance(buf, memoryview):
        if buf.itemsize == 1 and buf.c_contiguous:
            return
    elif isinstance(buf, _BYTES):
        return
    raise TypeError("write takes bytes-like")
