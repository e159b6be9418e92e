"""Together: small writes that follow one another without a wait between them go out as one. Part
of net.aio.

The first of them has gone at once; the others go when the task waits, or when they fill a segment.
"""

from .._port import const
from ..loop import loop

_ENDING = const(64)  # bits of Socket's `_st`
_DESTROYED = const(1024)
_FULL = const(1400)  # bytes: what a segment holds


class Together:
    """Small writes of one stream that wait to go out as one; one buffer serves all streams."""

    def __init__(self):
        self.stream = None
        self.buf = bytearray(_FULL)
        self.n = 0

    def add(self, stream, data, n):
        if self.stream is not stream:
            self.send()
            loop.defer(_send_together, stream)
            self.stream = stream
        elif self.n + n > _FULL:
            self.send()
            self.stream = stream  # its job is queued still
        at = self.n
        self.buf[at : at + n] = data
        self.n = at + n

    def send(self):
        stream = self.stream
        if stream is None:
            return
        self.stream = None
        n = self.n
        self.n = 0
        if not stream._st & (_ENDING | _DESTROYED):
            stream._send(self.buf, n)


def _send_together(stream, arg):
    if together.stream is stream:
        together.send()


together = Together()
