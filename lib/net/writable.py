"""Writable: the sending half of a socket while nothing is queued. Imports the port and loop.

`_wr` is the write method of the system's socket while the connection is open and nothing is
queued, otherwise None. The queue, `drain` and failures are in queue.py, which is loaded with the
first connect or listen, because when it is needed there may be no memory to load it.
"""

from ._port import const, port
from .door import door
from .emitter import check_callable
from .errors import net_error
from .loop import loop
from .readable import Readable

# Bits of `_st`: the list with their meanings is in socket.py.
_CONNECTING = const(8)
_OPEN = const(16)
_ENDING = const(64)
_FINISHED = const(128)
_EOF = const(256)
_ENDED = const(512)
_DESTROYED = const(1024)
_WANTED = const(4096 | 8192)  # FLOWING, READABLE: somebody reads
_CORKED = const(8388608)
_PLAIN = const(~1073741823)
_ENDS_ALONE = const(16 | 64 | 1024 | 8388608 | ~1073741823)  # OPEN ENDING DESTROYED CORKED PLAIN

_len = len  # a global is found before a builtin
_bytes = bytes
_bytearray = bytearray
_memoryview = memoryview


class Writable(Readable):
    """The sending half of Socket."""

    high_water_mark: int = port.HIGH_WATER
    max_queued: int = port.MAX_QUEUED
    _q = None  # the Queue, while something is queued
    _credit = 0  # where the port gives some: ports/README.md
    _finishing = None  # callbacks of end()
    _tx: int

    def write(self, data, off=None, n=None) -> bool:
        """Send str (as UTF-8), bytes, bytearray or memoryview. write(buf, off, n) sends part of a
        buffer; write(data, callback) calls callback(error) once, with None when the system has
        taken everything.

        Returns False when the program should wait for `drain` (backpressure). A buffer that the
        system did not take completely (the result is then False) is not copied: do not change it
        before `drain` or the callback. TypeError, ValueError: nothing was sent. NetError ENOBUFS:
        more than max_queued would be queued; nothing of this call was sent. Allocates: nothing
        while the system takes it (for str, the encoded bytes).
        """
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
            # What is written in parts, the most frequent first; the system would take others, too.
            and (
                data.__class__ is _bytearray
                or data.__class__ is _memoryview
                or data.__class__ is _bytes
            )
        ):
            wr = None
        if wr is None:
            return self._write(data, off, n)
        try:
            sent = wr(data, off, n)
        except OSError as error:
            sent = self._write_failed(error)
        if sent == n:
            self._tx += n
            return True
        return self._later(data, off, n, sent, None)

    def _write(self, data, off, n):
        """write() in all its forms."""
        callback = None
        if n is None:
            callback = off
            off = 0
            if callback is not None:
                check_callable(callback, "callback")
            if not isinstance(data, bytes):
                data = bytes_like(data)
            n = _len(data)
        elif (
            type(off) is not int
            or type(n) is not int
            or isinstance(data, str)
            or off | n < 0
            or n > _len(bytes_like(data)) - off
        ):
            from .misuse import refuse_part

            refuse_part(data, off, n)
        if self._st & (_ENDING | _DESTROYED):
            return self._write_after_end(callback)
        sent = 0
        if self._wr is not None:
            try:
                sent = self._wr(data, off, n)
            except OSError as error:
                sent = self._write_failed(error)
        if sent != n or self._wr is None:
            return self._later(data, off, n, sent, callback)
        self._tx += n
        if callback is not None:
            loop.defer(call, self, callback)
        return True

    def try_write(self, buf, off: int = 0, n: "int | None" = None) -> int:
        """Send what the system takes right now of buf[off:off + n]. Returns the number of bytes, 0
        if it takes none or something is queued. Never queues or keeps buf; after less than n,
        `drain` is emitted when there is room. NetError: the write failed, or end() was called.
        Allocates: nothing.
        """
        return door(Writable, "try_write", "writable_more")(self, buf, off, n)

    def cork(self):
        """Hold back what is written until uncork() sends it all together: several small writes
        then cost one system call, and share a segment if they fit.

        Every cork() needs its uncork(); end() undoes them all. Data held back counts towards
        `max_queued`, and write() returns False from `high_water_mark` on. Returns self. From
        Node. Allocates: a queue.
        """
        return door(Writable, "cork", "corking")(self)

    def uncork(self):
        """Undo one cork(); the last one sends what is queued. Without cork(): no effect. Returns
        self."""
        return door(Writable, "uncork", "corking")(self)

    def end(self, data=None, callback=None):  # noqa: C901  a call for each step would be dear
        """Send data, if given, then what is queued, then FIN; receiving goes on. Returns self.

        callback(error) is called once, with None when finished; also end(callback). `finish`
        follows, and `close` when the peer has ended too.
        """
        if port.check is not None:
            port.check()
        if data is not None:
            if callable(data):
                callback = data
            else:
                self.write(data)
        if callback is not None:
            from .writable_more import when_finished

            when_finished(self, callback)
        while self._st & _CORKED:
            self.uncork()
        if not self._st & (_ENDING | _DESTROYED):
            if self._timer is not None:
                self._timer.touch()
            self._st |= _ENDING
            self._wr = None
            if self._q is None:
                if self._st & _OPEN:
                    self._finish()
                elif not self._st & _CONNECTING:
                    loop.defer(_tell_finish, self, True)
        return self

    def _finish(self):
        """Everything is sent: send FIN, unless the peer has ended too; then closing does it."""
        try:
            if not self._st & _EOF:
                self._refresh()
                # FIN, where the platform can send one and go on receiving.
                if not (port.shutdown(self._sys) and self._st & _WANTED):
                    from .timeout import linger

                    linger(self)
            loop.defer(_tell_finish, self)
        except Exception as error:  # no FIN, or no timer for the peer's: it would stay open
            self._fail(net_error(error, "end", self._where()))

    # ---- the peer's end: mostly this half's, too

    def _eof(self):
        """The peer has ended."""
        if not self._st & _EOF:
            loop.defer(tell_end, self)  # it works out what to poll for: mostly the socket closes
            self._st |= _EOF
            self._cb = None
            if self._st >= 0 and self._timer is not None:
                self._timer.touch()

    def _consumed(self):
        """What was read ahead has been delivered: go on reading, or emit `end`."""
        self._refresh()
        if self._st & _EOF:
            loop.defer(tell_end, self)

    # ---- when something is in the way

    def _later(self, data, off, n, sent, callback):
        return door(Writable, "_later", "queue")(self, data, off, n, sent, callback)

    def _write_failed(self, error):
        door(Writable, "_write_failed", "queue")(self, error)

    def _write_after_end(self, callback):
        return door(Writable, "_write_after_end", "queue")(self, callback)

    def _flush(self):
        door(Writable, "_flush", "queue")(self)

    def _give_up(self, error):
        door(Writable, "_give_up", "queue")(self, error)


def check_limit(n):
    """Return n. TypeError, ValueError: it is not a number of bytes."""
    if n is not None and (type(n) is not int or n < 0):
        from .misuse import refuse_limit

        refuse_limit(n)
    return n


def bytes_like(data):
    """Return the bytes-like object that write() sends. TypeError: neither str, bytes, bytearray
    nor memoryview. ValueError: a str with a lone surrogate."""
    if isinstance(data, bytes):
        return data
    if isinstance(data, str):
        made = data.encode()
        if len(made) != len(data):
            from .utf8 import check

            check(made)  # MicroPython encodes lone surrogates
        return made
    if (
        not isinstance(data, (bytearray, memoryview))
        or getattr(data, "itemsize", 1) != 1
        or not getattr(data, "contiguous", True)
    ):
        raise TypeError("invalid argument: write takes str or bytes-like")
    return data


# ---- jobs


def call(owner, callback):
    callback(None)


def tell_error(owner, error):
    """A job: emit `error`; without a listener, report it as unhandled."""
    if not owner.fire("error", error):
        loop.report(error)


def call_pair(owner, arg):
    """A job: arg is a function and its argument."""
    arg[0](arg[1])


def tell_end(sock, arg):  # noqa: C901  a call for each step would be dear
    """A job: emit `end` once everything received has been consumed."""
    st = sock._st
    if st & (_DESTROYED | _ENDED) or st >= 0 and sock._ahead is not None:
        sock._refresh()
        return
    sock._st = st | _ENDED
    if st >= 0 and sock._decode is not None:
        _tell_rest(sock)
    ev = sock._ev
    if st >= 0 or ev is not None and "end" in ev:  # else fire() finds nobody
        sock.fire("end")
    if sock._st & _ENDS_ALONE == _OPEN | _PLAIN:
        # Nothing waits, and no job comes after this one: as end() and its job, which cost more
        # than all the rest.
        jobs = loop.jobs
        if jobs[-2] is sock and jobs[-3] is tell_end:
            if not sock.allow_half_open:
                sock._st |= _ENDING | _FINISHED
                sock._wr = None
                ev = sock._ev
                if ev is not None and "finish" in ev:
                    sock.fire("finish")
                sock.destroy()
                return
    if not sock.allow_half_open:
        sock.end()
    if sock._st & _FINISHED:
        sock.destroy()
    if not sock._st & (_DESTROYED | _ENDING) or sock._q is not None:
        sock._refresh()  # else `finish` is still to come, and closes it


def _tell_rest(sock):
    """The stream ended in the middle of a character."""
    rest = sock._decoder.end()
    if rest:
        sock.fire("data", rest)


def _tell_finish(sock, arg):
    """A job: emit `finish`. arg: the socket was not connected, but may be by now."""
    st = sock._st
    if st & (_DESTROYED | _CONNECTING | _OPEN if arg else _DESTROYED):
        return
    sock._st = st | _FINISHED
    if st >= 0 and sock._finishing is not None:
        from .writable_more import tell_finished  # loaded: they came from there

        tell_finished(sock)
    ev = sock._ev
    if st >= 0 or ev is not None and "finish" in ev:
        sock.fire("finish")
    if sock._st & _ENDED:
        sock.destroy()
    if sock._st & (_EOF | _DESTROYED) == _EOF:
        sock._refresh()
