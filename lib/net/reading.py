"""Reading: the receiving half of a socket, and what to poll for. Imports the port, loop, emitter.

The loop reads for a flowing socket by itself, into `_buf`, and gives it to `_cb`(n, buffer,
socket); `_cb` None means: ask `_ready`. What is read otherwise (`readable`, paused sockets, after
ERR or HUP) is in receiving.py and hangup.py, loaded by the first use.

What is looked at for every message is an attribute of the object, never of the class, and no
object is tested for truth there: MicroPython finds the one in 100 instructions, the others in
1,000.
"""

from net._port import const, port
from net.emitter import Emitter
from net.loop import loop

# Bits of `_st`: the list with their meanings is in socket.py.
_READ = const(1)
_REGISTERED = const(2)
_WRITE = const(4)
_CONNECTING = const(8)
_OPEN = const(16)
_STARTED = const(32)
_EOF = const(256)
_ENDED = const(512)
_DESTROYED = const(1024)
_FLOWING = const(4096)
_READABLE = const(8192)
_QUIET = const(16384)
_HUP = const(32768)
_HALF_OPEN = const(131072)
_HELD = const(524288)
_RESTING = const(1048576)
_ERR_HUP = const(24)  # in every mask: one platform reports HUP only when asked for it

_bytes = bytes  # a global is found before a builtin


class Reading(Emitter):
    _ahead = None  # bytes read ahead: at most one buffer
    _onread = None  # (buffer, callback)
    _decode = None  # makes of bytes what `data` carries (set_encoding)

    # ---- what to poll for, and who gets the bytes

    def _refresh(self):
        """Work it out after any change of state."""
        self._cb = None
        mask = self._wanted()
        st = self._st
        if self._q is not None and st & (_OPEN | _RESTING) == _OPEN:
            mask |= _WRITE
        if self._sys is None:
            return
        if st & _HUP and not mask:
            # The poll would report ERR or HUP for ever.
            if st & _REGISTERED:
                self._st = st & ~(_REGISTERED | _READ | _WRITE)
                loop.defer(_unregister, self)
            return
        self._st = st & ~(_READ | _WRITE) | mask
        if not st & _REGISTERED:
            loop.defer(_register, self)
        elif mask != st & (_READ | _WRITE):
            loop.poller.modify(port.key(self._sys), mask | _ERR_HUP)

    def _wanted(self):
        """READ if something may be read now, and `_cb` if somebody takes it."""
        st = self._st
        if st & (_STARTED | _EOF | _DESTROYED) != _STARTED:
            return 0
        if st & _READABLE:
            return 0 if st & _QUIET else _READ
        if self._ahead is not None:
            if st & _FLOWING:
                from net.receiving import tell_ahead

                loop.defer(tell_ahead, self)
            return 0
        if not st & _FLOWING:
            return 0 if st & _HELD else _READ
        if self._onread is not None:
            self._buf, self._cb = self._onread
            return _READ
        self._buf = loop.buffer()
        self._cb = deliver
        ev = self._ev
        if self._decode is None and ev is not None and ev.count("data") == 1:
            self._one = ev[ev.index("data") + 1]
        else:
            self._one = self._tell_data
        return _READ

    def _mask(self):
        return 29 if self._st & _CONNECTING else self._st & (_READ | _WRITE) | _ERR_HUP

    def _ready(self, flags):
        """A poll event that is not plain reading of a flowing socket."""
        st = self._st
        if st & (_DESTROYED | _REGISTERED) != _REGISTERED:
            return
        if st & _CONNECTING:
            from net.connecting import established

            established(self, flags)
            return
        if flags & ~(_READ | _WRITE):
            from net.hangup import hung_up

            hung_up(self)
        elif flags & _READ:
            if st & _READABLE:
                self._tell_readable()
            elif st & _READ:
                self._read()
        if flags & _WRITE and self._q is not None:
            from net.sending import flush

            flush(self)

    def _read(self):
        """Plain READ: for a flowing socket it was the end, else one buffer is read ahead."""
        try:
            n = self._sys.readinto(self._buf if self._cb else loop.buffer())
        except OSError as error:
            self._read_failed(error)
            return
        if n:
            self._rx += n
            if self._cb:
                self._cb(n, self._buf, self)
            else:
                self._ahead = bytes(loop.view[:n])
                self._refresh()
        elif n is not None:
            self._eof()

    def _eof(self):
        """The system said: the peer has ended."""
        if not self._st & _EOF:
            self._st |= _EOF
            self._touch()
            self._refresh()
            loop.defer(tell_end, self)

    def _read_failed(self, error):
        from net.errors import net_error

        error = net_error(error, "read")
        if error.errno != 11:
            self._fail(error)

    def _tell_data(self, data):
        if self._decode is not None:
            data = self._decode(data)
            if not data:
                return
        self._fire("data", data, False)

    def pause(self):
        """Stop `data`; the system's buffer fills and holds the peer back. Returns self."""
        if self._st & _FLOWING:
            self._st &= ~_FLOWING
            self._refresh()
            loop.defer(tell, self, "pause")
        return self

    def resume(self):
        """Start `data`, or start it again. Returns self."""
        self._st &= ~_HELD
        if not self._st & _FLOWING:
            self._st |= _FLOWING
            self._refresh()
            loop.defer(tell, self, "resume")
        return self

    def _listening(self, event):
        if event == "data":
            if self._cb is not None:
                self._refresh()
            if self._has("data"):
                self.resume()
        elif event == "readable" or event is None:
            from net.receiving import readable_changed

            readable_changed(self)


def deliver(n, buf, sock):
    """The `_cb` of sockets with `data` listeners. Allocates: the bytes; a slice and a view too,
    when the size is another than the last time."""
    if n != loop.n:
        loop.n = n
        loop.part = loop.view[:n]
    sock._one(_bytes(loop.part))


# ---- jobs


def tell(sock, event):
    """Emit an event without arguments; none once the socket is destroyed."""
    if not sock._st & _DESTROYED:
        sock._fire(event)


def tell_end(sock, arg):
    """`end`, when all that was received has been consumed."""
    if sock._st & (_DESTROYED | _ENDED) or sock._ahead is not None:
        return
    sock._st |= _ENDED
    if sock._decode is not None:
        sock._decode_end()
    sock._fire("end")
    if not sock._st & _HALF_OPEN:
        sock.end()
    sock._check_done()


def _register(sock, arg):
    if sock._sys is not None and not sock._st & _REGISTERED:
        sock._st |= _REGISTERED
        loop.handles.pop(sock, None)
        try:
            loop.watch(sock, sock._sys, sock._mask())
        except (OSError, MemoryError) as error:
            from net.errors import net_error

            sock._st &= ~_REGISTERED
            sock._fail(net_error(error, "poll"))


def _unregister(sock, arg):
    # It may have been wanted again since.
    if sock._sys is not None and not sock._st & _REGISTERED:
        loop.forget(sock._sys)
        loop.handles[sock] = sock
