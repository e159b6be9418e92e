"""Pipes: what one socket receives is written to others. Loaded by the first pipe().

Imports the port. A pipe has its own buffer, which the destinations queue without copying. As long
as it is queued anywhere (`_lent` of the source), the source does not read into it, even if it is
resumed: see Readable._wanted. A destination that is unpiped meanwhile keeps the buffer, and the
pipe gets another one. Allocates: nothing per chunk between sockets; the bytes object if `data` has
listeners too or a destination is not a Socket.
"""

from . import emitter_more  # noqa: F401  ending a pipe needs it, also when memory is short
from ._port import const, port
from .socket import Socket

_PLAIN = const(~1073741823)  # a bit of `_st`: see socket.py


class _Link:
    """One destination."""

    def __init__(self, pipe, destination, end):
        self.pipe = pipe
        self.destination = destination
        self.end = end
        self.full = False
        self.drained = self._drained
        self.closed = self._closed
        destination.on("drain", self.drained)
        destination.on("close", self.closed)

    def _drained(self):
        if self.full:
            self.full = False
            self.pipe.go_on()

    def _closed(self):
        self.pipe.lost(self)

    def undo(self):
        self.destination.remove_listener("drain", self.drained)
        self.destination.remove_listener("close", self.closed)


class Pipe:
    """All destinations of one source."""

    def __init__(self, source):
        self.source = source
        self.links = []
        self.before = source._onread
        self.held = False  # paused by us
        self.over = False  # the source has ended
        self.ended = self._ended
        self.closed = self._closed
        # The destination if there is only one, a Socket, and nothing else listens to `data`, as in
        # most pipes. Valid while the listeners, a tuple that never changes, are `seen`.
        self.only = None
        self.seen = False
        self.chunk = self._chunk

    def begin(self):
        source = self.source
        source._st &= ~_PLAIN  # `_lent` may be set
        try:
            source.on("end", self.ended)
            source.on("close", self.closed)
            source.set_onread(self._new_buffer(), self.chunk)
        except BaseException:
            self._undo()
            raise
        source._pipe = self

    def _new_buffer(self):
        buf = bytearray(port.RX_SIZE)
        self.view = memoryview(buf)
        return buf

    def _chunk(self, n, buf, source):
        global _size
        if source._ev is not self.seen:  # or the links have changed
            self.seen = source._ev
            self.only = None
            if len(self.links) == 1 and not source.has("data"):
                there = self.links[0].destination
                if isinstance(there, Socket) and there.__class__.write is Socket.write:
                    self.only = there
        if self.only is None:
            return self._spread(n, buf, source)
        _size = n
        # On CPython, which has properties, write() is cheaper than a generator.
        if not (_ask(self) if port.properties is None else self.only.write(buf, 0, n)):
            self.links[0].full = self.held = source._lent = True
            return False

    def _spread(self, n, buf, source):
        """Write to several destinations, to something that is not a Socket, or emit `data` as
        well."""
        data = None
        if source.has("data"):
            data = bytes(self.view[:n])
            source._tell_data(data)
        for link in self.links:
            there = link.destination
            if data is None and not isinstance(there, Socket):
                data = bytes(self.view[:n])
            if not getattr(there, "destroyed", False):  # if it is, its `close` is still to come
                taken = there.write(buf, 0, n) if data is None else there.write(data)
                link.full = taken is False
        for link in self.links:
            if link.full:
                self.held = source._lent = True
                return False

    def go_on(self):
        """A destination has sent everything, or was removed."""
        for link in self.links:
            if link.full:
                return
        source = self.source
        source._lent = False
        if self.held:
            self.held = False
            source.resume()
            source._refresh()  # somebody else may have resumed it meanwhile

    def _ended(self):
        self.over = True
        for link in list(self.links):
            link.undo()
            if link.end:
                link.destination.end()
        self.links = []

    def _closed(self):
        """The source has closed; unless it had ended before, destroy its destinations."""
        for link in list(self.links):
            link.undo()
            if link.end and hasattr(link.destination, "destroy"):
                link.destination.destroy()
        self.links = []
        self._undo()

    def lost(self, link):
        """A destination has closed. If it was the last one, destroy the source."""
        self.remove(link)
        if link.end and not self.links and not self.over:
            self.source.destroy()

    def remove(self, link):
        if link not in self.links:
            return
        if link.full and len(self.links) > 1 and not getattr(link.destination, "destroyed", False):
            # The buffer is still queued there.
            self.source._onread = (self._new_buffer(), self.chunk)
            self.source._refresh()
        link.undo()
        self.links.remove(link)
        self.seen = False
        if self.links:
            self.go_on()
            return
        self._undo()
        source = self.source
        if source.has("data") or self.before is not None:
            source.resume()
            source._refresh()
        else:
            source.pause()

    def _undo(self):
        source = self.source
        source.remove_listener("end", self.ended)
        source.remove_listener("close", self.closed)
        source._pipe = None
        source._lent = False
        source._onread = self.before


def _begin(pipe):
    """Create the generator and use it."""
    global _ask
    writes = _writes()
    next(writes)
    _ask = writes.send
    return _ask(pipe)


_ask = _begin
_size = 0  # bytes of the chunk


def _writes():
    """As write(pipe.view, 0, _size), without the checks that data of the loop passes. A generator,
    because a frame that catches exceptions is too large for the stack, and MicroPython would have
    to allocate it for each chunk. Only the loop uses it, so it is never entered twice."""
    global _ask
    taken = None
    try:
        while True:
            pipe = yield taken
            there = pipe.only
            wr = there._wr
            n = _size
            try:
                sent = None if wr is None else wr(pipe.view, 0, n)
            except OSError as error:
                sent = there._write_failed(error)
            taken = sent == n
            if taken:
                there._tx += n
            elif wr is None:
                taken = there.write(pipe.view, 0, n)
            else:
                taken = there._later(pipe.view, 0, n, sent, None)
            pipe = there = wr = None
    finally:
        _ask = _begin  # a generator that has raised is finished


def pipe(source, destination, end=True):
    if port.check is not None:
        port.check()
    for name in ("write", "on"):
        if not hasattr(destination, name):
            raise TypeError("pipe: a destination has " + name)
    # The source last: without a destination, received data would be lost.
    made = source._pipe or Pipe(source)
    link = _Link(made, destination, end)
    made.links.append(link)
    made.seen = False
    if source._pipe is None:
        try:
            made.begin()
        except BaseException:
            link.undo()
            raise
    return destination


def unpipe(source, destination=None):
    if port.check is not None:
        port.check()
    if source._pipe:
        for link in list(source._pipe.links):
            if destination is None or link.destination is destination:
                source._pipe.remove(link)
                if source._pipe is None:
                    break
    return source
