"""Connection: what both ends of net.messages share. Loaded with the first client or server.

A message is made in one buffer that all connections share. The core sends from there; what the
system does not take at once keeps the buffer, and the next message gets another.
"""

import net

from .. import Emitter
from ..limits import Ending
from . import MessageError
from .reports import Reports

HEAD = 5  # bytes reserved before a message, for the longest header
NOTHING = -1  # instead of a length: there is nothing to send
REFUSED = -2  # instead of a length: it cannot be sent

_GRACE = 2000  # ms that close() waits for the peer's end
_BOUNDLESS = 0x3FFFFFFF
_KEPT = 512  # bytes: the shared buffer is not kept if it is longer
_PATIENCE = 15000  # ms, the default of message_timeout
spare: list = [None]  # the shared buffer, unless the core is still sending from it


def room(n):
    """Return the shared buffer, with room for a header and a message of n bytes."""
    buf = spare[0]
    if buf is None or len(buf) < HEAD + n:
        buf = spare[0] = bytearray(HEAD + max(n, 64))
    return buf


def codec(kind, refuse):
    """Return the object that encodes and decodes a type: see numbers.py and text.py.
    refuse(error) is called for what cannot be sent."""
    from .options import code_of

    code = code_of(kind)
    if code:
        from .numbers import Numbers as made
    else:
        from .text import Text as made
    return made(kind, code, refuse)


def receiver_of(options, kind):
    """Return the class that receives: Frames, Elements or Pieces. Loads what a connection needs; a
    server calls it before it has connections, while there is memory."""
    if not options["raw_bytes"]:
        from .frames import Frames as found
    elif kind.size:
        from .elements import Elements as found
    else:
        found = kind.receiver
    return found


def socket_options(options):
    """Return the options of the core's sockets. The core queues at most one of our messages, so it
    needs no limit of its own: queued messages are counted here."""
    most = min(options["send_buffer_size"], net.Socket.high_water_mark)
    return {"high_water_mark": most, "max_queued": _BOUNDLESS}


class Connection(Emitter):
    """One end: the base of SocketClient and Socket. Events: data(value), close(), error(error)."""

    def __init__(self, options):
        self.options = options
        self._sock = None  # the core's Socket, from connecting to its `close`
        self._up = False  # open: values can be sent and received
        self._over = False  # closed or closing
        self._free = False  # open, and nothing is queued
        self._queue = []  # queued messages, with their headers
        self._timer = None  # the time limit of an attempt to connect
        self._ending = None  # the time limits of closing
        self._reports = Reports(self._fail, MessageError)  # of errors that a peer can cause
        self._receiver = None  # Frames, Elements or Pieces, while there is a connection
        self._one = self._tell_data  # called with each value
        self._encode = codec(options["send_type"], self._refuse).encode
        # The longest message with a header of one byte. Raw messages have no header.
        self._short = -1 if options["raw_bytes"] else min(254, options["max_message"])

    # ---- sending

    def send(self, data):
        """Send a value of the send type, or a sequence of them as one message. None is ignored.

        False: it is queued, or it was dropped and `error` follows. OSError ENOBUFS: more than
        max_unsent_messages would be queued; it was not accepted. Allocates: a temporary word for
        each number; the bytes of anything else."""
        if not self._free:
            return self._wait(data)
        n = self._encode(data)
        if n > self._short:
            return self._send_long(n)
        if n < 0:
            return n == NOTHING
        buf = spare[0]
        buf[HEAD - 1] = n
        return self._sock.write(buf, HEAD - 1, n + 1) or self._lent()

    def _send_long(self, n):
        """Send a message without a one-byte header: a long or raw one."""
        at = self._header(n)
        if at < 0:
            return False
        buf = spare[0]
        if n > _KEPT:
            spare[0] = None
        return self._sock.write(buf, at, HEAD + n - at) or self._lent()

    def _header(self, n):
        """Put the header before a message. Returns where it begins; negative: too long."""
        if self._short < 0:
            return HEAD
        if n > self.options["max_message"]:
            text = "send: %d bytes are more than max_message" % n
            return self._refuse(MessageError(text, "EMSGSIZE"))
        buf = spare[0]
        if n < 255:
            buf[HEAD - 1] = n
            return HEAD - 1
        buf[:HEAD] = b"\xff" + n.to_bytes(4, "big")
        return 0

    def _lent(self):
        """The core still sends from the buffer, until `drain`."""
        spare[0] = None
        self._free = False
        return False

    def _wait(self, data):
        """send() before the connection is open, while others are queued, or after the end."""
        if self._over:
            self._refuse(MessageError("send: the connection is closed", "EPIPE"))
            return False
        if not self._up and self.options.get("discard_messages_before_open"):
            return False
        n = self._encode(data)
        at = n if n < 0 else self._header(n)
        if at < 0:
            return n == NOTHING
        most = self.options.get("max_unsent_messages", 100)
        if most and len(self._queue) >= most:
            raise net.NetError(105, "send")
        self._queue.append(bytes(memoryview(spare[0])[at : HEAD + n]))
        return False

    def _flush(self):
        """Send the queue, until the core says to wait for `drain`."""
        free = True
        while free and self._queue:
            free = self._sock.write(self._queue[0])
            self._queue.pop(0)
        self._free = free

    def _flush_all(self):
        """End after what is queued, with limits for a peer that takes nothing or does not end."""
        self._ending = Ending(self._sock, _GRACE)
        self._up = self._free = False
        self._over = True
        try:
            for message in self._queue:
                self._sock.write(message)
            self._ending.begin()
        finally:
            self._queue.clear()

    def _refuse(self, error):
        """Report a value that cannot be sent."""
        net.defer(self._fail, error)
        return REFUSED

    # ---- the connection

    def listeners_changed(self, event):
        """Call a single listener of `data` directly, which saves a lookup per value."""
        ev = self._ev or ()
        alone = ev.count("data") == 1
        self._one = ev[ev.index("data") + 1] if alone else self._tell_data

    def _tell_data(self, value):
        self.fire("data", value)

    def _begin(self, sock):
        """The connection is open: values can be sent and received from now on."""
        options = self.options
        self._sock = sock
        self._up = True
        sock.on("drain", self._drained)
        sock.on("end", self._ended)
        if options["idle_timeout"]:
            sock.set_timeout(options["idle_timeout"] * 1000, self._idle)
        kind = codec(options["receive_type"], self._refuse)
        self._receiver = receiver_of(options, kind)(self, sock, kind)
        self._flush()

    def close(self):
        """Send what is queued, then close; `close` follows, once. Data received meanwhile is
        dropped."""
        if self._up:
            self._flush_all()

    def _drained(self):
        if self._up:
            self._flush()

    def _idle(self):
        if self._up:
            self.close()
        else:
            self._sock.destroy()

    def _stop_timer(self):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _closed(self, arg=None):
        """The core's socket has closed: emit `close`, the last event. The listeners are removed
        before, because one of them may open the connection again and add new ones."""
        try:
            self._stop_timer()
            if self._ending is not None:
                self._ending.cancel()
            if self._receiver is not None:
                self._receiver.cancel()
            self._reports.end()
        finally:
            self._gone()

    def _gone(self):
        self._sock = self._receiver = self._ending = None
        self._up = self._free = False
        self._over = True
        self._queue.clear()
        try:
            listeners = self.listeners("close")
        except MemoryError:
            self.fire("close")  # needs no memory
            return
        try:
            self.remove_all_listeners()
        except MemoryError:
            pass  # the listeners are removed; the list could not be renewed
        for listener in listeners:
            listener()

    def _ended(self):
        """The peer has ended; the core ends too when this returns."""
        if self._up:
            if self._receiver.partial():
                self._fail(MessageError("the stream ended within a message"))
            self._flush_all()

    def _patience(self):
        """ms that an incomplete message may take."""
        return self.options.get("message_timeout", _PATIENCE)

    def _late(self):
        text = "a message takes longer than %d ms" % self._patience()
        self._lost(MessageError(text, "ETIMEDOUT"))

    def _lost(self, error):
        """Nothing more that the peer sends can be understood."""
        self._sock.destroy()
        self._up = self._free = False
        self._over = True
        self._fail(error)

    def _fail(self, error):
        if not self.fire("error", error):
            net.report(error)
