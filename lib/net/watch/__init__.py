"""net.watch: a UART, stdin, a pipe or a terminal in the loop.

    from net.watch import watch

    serial = watch(machine.UART(0, 115200), print)
    serial.pipe(socket)
    socket.pipe(serial)

An option: a Stream is a Socket that is never connected and needs no network. Reading and writing
without blocking, and what to poll for, are in the port's watching.py.
"""

from .. import Socket
from .._port import port as _port
from ..emitter import check_callable
from ..errors import NetError, net_error
from ..loop import loop
from ..writable import _tell_finish

_OPEN = 16
_EALREADY = 114
_COUNTED = 2097152

_watching = __import__(_port.__name__ + ".watching", None, None, ("wrap",))


def watch(stream, fn=None, **options) -> "Stream":
    """Return a Stream that reads and writes stream; fn(bytes) is a listener of `data`.

    stream   a machine.UART, sys.stdin, or a terminal or pipe opened without buffering; on CPython
             also anything with fileno(), or a file descriptor
    options  those of Stream. TypeError, ValueError, OSError: it cannot be watched. NetError
             EALREADY: it is watched already. After destroy() in a listener of `data` or an onread
             callback it counts as watched until `close` is emitted
    """
    if fn is not None:
        check_callable(fn, "fn")
    made = Stream(stream, **options)
    try:
        if fn is not None:
            made.on("data", fn)
    except BaseException:
        made.destroy()  # nobody else has it
        raise
    return made


class Stream(Socket):
    """A stream in the loop. net.run() does not return while it is open.

    Everything of Socket that needs no address works: events, onread, pipe, lines, write with
    `drain`. `end` is emitted when the other side closes a pipe or terminal; a UART never ends.
    end() closes once everything is written. After that, and after destroy(), the underlying stream
    is no longer watched but still open: it belongs to the program. The options are those of Socket
    that do not concern a connection: onread, timeout, allow_half_open, high_water_mark (at least
    1), max_queued.
    """

    _no_network = True  # net.fail_all() leaves it

    def __init__(self, stream, **options):
        from .. import hangup, writable_more  # noqa: F401  what failures need, before they happen

        Socket.__init__(self, **options)
        if self.high_water_mark < 1:
            raise ValueError("watch: high_water_mark must be at least 1")
        _release(stream)
        self.stream = stream
        self._attach(_watching.wrap(stream))
        try:
            loop.handles[self] = self  # not registered yet, but close_all must know it
            self._begin()
        except BaseException:
            self.destroy()
            raise

    def connect(self, port=None, host=None, on_connect=None, **where):
        """TypeError: a stream is watched once."""
        raise TypeError("watch: a stream cannot connect")

    def _attach(self, sock):
        other = loop.handles.get(_port.key(sock))
        if getattr(other, "_sys", None) is not None:  # by another object for the same
            _port.close(sock)
            raise NetError(_EALREADY, "watch")
        loop.buffer()
        self._key = _port.key(sock)
        self._sys = sock
        self._wr = sock.write
        loop.open += 1
        self._st |= _OPEN | _COUNTED

    def _closed(self):
        # The program has closed the stream itself, so its file descriptor is unknown by now.
        if loop.handles.get(self._key) is self:
            del loop.handles[self._key]
            loop.renew()
        Socket._closed(self)

    def _finish(self):
        """Everything is written: close, since a stream has no half-close."""
        try:
            loop.defer(_tell_finish, self)
            loop.defer(_over, self)
        except MemoryError as error:  # it would stay open
            self._fail(net_error(error, "end"))


def _release(stream):
    """Unregister stream at once if a destroyed Stream still holds it. Its pending closing would
    otherwise unregister the new one. NetError EALREADY: it is still watched, or the loop is just
    processing ready handles."""
    for other in loop.handles.values():
        if isinstance(other, Stream) and other.stream is stream:
            if loop.inside or other._sys is not None:
                raise NetError(_EALREADY, "watch")
    closing = loop.closing
    for i in range(len(closing)):
        owner, sock = closing[i]
        if sock is not None and isinstance(owner, Stream) and owner.stream is stream:
            loop.forget(sock)
            _port.close(sock)
            closing[i] = (owner, None)


def _over(stream, arg):
    stream.destroy()
