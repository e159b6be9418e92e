"""Frames: receives length-prefixed messages. Loaded with the first connection.

Imports net's public names, framing and MessageError. All connections receive into one buffer,
since nothing in it is needed after the call.
"""

import net

from ..framing import Framer
from ..limits import Deadline
from . import MessageError

FRONT = 8  # bytes reserved before a chunk: see elements.py
# Created now: memory may be short once there is a connection.
buffer = memoryview(bytearray(FRONT + max(512, net.Socket.high_water_mark)))


class Frames:
    def __init__(self, connection, sock, kind):
        most = connection.options["max_message"]
        self._connection = connection
        self._decode = kind.decode
        self._odd = (kind.size or 1) - 1  # bits that no length of whole elements has
        self._sure = kind.sure
        self._empty = kind.empty
        # The longest chunk that can be one message with a one-byte header; 0 inside a message.
        self._longest = self._most = min(254, most) + 1 if kind.sure else 0
        self._short = min(254, most)
        self._framer = Framer(most, True)
        self.partial = self._framer.partial
        self._deadline = Deadline(self._framer, connection._patience(), connection._late)
        self.cancel = self._deadline.cancel
        size = connection.options["receive_buffer_size"]
        sock.set_onread(buffer[FRONT : FRONT + size], self.received)

    def received(self, n, buf, sock):
        """Allocates: nothing itself, unless a message is split between chunks."""
        # By far the most frequent case: one chunk is one message.
        if 1 < n <= self._most and buf[0] == n - 1 and not n - 1 & self._odd:
            value = self._decode(buf, 1, n)
            if self._connection._up:
                self._connection._one(value)
        else:
            at = 0 if self._framer.partial() else self._short_ones(n, buf)
            if at < n:
                self._several(n, buf, at)

    def _short_ones(self, n, buf):
        """Deliver complete messages with one-byte headers in a chunk. Returns where they end."""
        at = 0
        while at < n:
            end = at + 1 + buf[at]
            if end > n or buf[at] > self._short:
                break
            if not self._connection._up:
                return n
            self._message(buf, at + 1, end)
            at = end
        return at

    def _several(self, n, buf, at):
        """Receive any chunk."""
        framer = self._framer
        connection = self._connection
        begun = not framer.partial()
        framer.put(buf, n, at)
        while connection._up:
            # After an error the start of the next message is unknown.
            try:
                if not framer.next():
                    break
            except ValueError as error:
                connection._lost(MessageError(str(error), "EMSGSIZE"))
                break
            except MemoryError:
                connection._lost(net.NetError(12, "read"))
                break
            begun = True
            self._message(framer.buf, framer.at, framer.end)
        framer.buf = None  # it may be as large as the longest message
        self._most = self._longest
        if framer.partial() and connection._up:
            self._most = 0
            if begun:
                self._deadline.begin()

    def _message(self, buf, at, end):
        if at == end and self._empty:
            self._connection._reports.add(self._empty)
        elif end - at & self._odd:
            self._surplus(buf, at, end)
        elif self._sure:
            value = self._decode(buf, at, end)
            self._connection._one(value)
        else:
            self._try(buf, at, end)

    def _surplus(self, buf, at, end):
        """Deliver the complete elements, then report an error for the rest."""
        surplus = end - at & self._odd
        if surplus == end - at:
            self._connection._reports.add(self._empty)
            return
        self._connection._one(self._decode(buf, at, end - surplus))
        if self._connection._up:
            self._connection._reports.add("%d bytes more than whole elements" % surplus)

    def _try(self, buf, at, end):
        try:
            value = self._decode(buf, at, end)
        except ValueError as error:
            self._connection._reports.add(str(error))
            return
        self._connection._one(value)
