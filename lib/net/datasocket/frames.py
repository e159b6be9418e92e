"""Frames: receives the messages of a DataSocket. Loaded by the first handler of `data`.

Imports net's public names, framing and the decoder. All DataSockets receive into one buffer, since
none of them needs its contents after the call.
"""

from ..cbor.decoder import FAILED, Limits, item
from ..framing import Framer
from ..limits import Deadline
from . import MOST, DataSocketError

_view = memoryview(bytearray(MOST >> 2))


class Frames:
    def __init__(self, conn, most, depth, hook, items, ms):
        self._conn = conn
        self._limits = Limits(depth, hook, items)
        # The longest chunk that is looked at as one whole message; 0 within a message.
        self._longest = self._most = min(most, 65535) + 4
        self._framer = Framer(most)
        self.partial = self._framer.partial
        self._deadline = Deadline(self._framer, ms, self._late)
        self.cancel = self._deadline.cancel

    def start(self, core):
        core.set_onread(_view, self.received)

    def received(self, n, buf, core):
        """Allocates: nothing itself, unless a message arrives in pieces."""
        # By far the most frequent case: one chunk is one message.
        if 4 < n <= self._most and buf[2] << 8 | buf[3] == n - 4 and not buf[0] | buf[1]:
            value = item(buf, 4, n, self._limits)
            if value is FAILED:
                self._lost(self._limits.error)
            elif self._conn._active:
                self._conn._one(value)
        else:
            self._several(n, buf)

    def _several(self, n, buf):
        framer = self._framer
        conn = self._conn
        begun = not framer.partial()
        framer.put(buf, n)
        while conn._active:
            try:
                if not framer.next():
                    break
            except (ValueError, MemoryError) as error:
                self._lost(error)
                break
            begun = True
            if framer.at == framer.end:
                continue  # length 0: a keep-alive
            value = item(framer.buf, framer.at, framer.end, self._limits)
            if value is FAILED:
                self._lost(self._limits.error)
                break
            conn._one(value)
        framer.buf = None  # it may be as long as the longest message
        self._most = self._longest
        if conn._active and framer.partial():
            self._most = 0
            if begun:
                self._deadline.begin()

    def _lost(self, error):
        """Report that the stream can no longer be decoded."""
        self._limits.error = None
        self._conn._broken(DataSocketError(str(error) or "no memory"))

    def _late(self):
        self._conn._broken(DataSocketError("a message takes too long"))
