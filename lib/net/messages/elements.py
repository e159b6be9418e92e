"""Elements: receives raw numbers. Loaded by the first connection that does.

Eight bytes in front of the shared buffer are for the beginning of an element that a read has cut
in two.
"""

from .frames import FRONT, buffer


class Elements:
    def __init__(self, connection, sock, kind):
        self._connection = connection
        self._kind = kind
        self._batch = connection.options["emit_batch_data_as_available"]
        self._rest = b""  # the first bytes of an incomplete element
        self._buffer = buffer
        size = connection.options["receive_buffer_size"]
        # The core reads behind the front, at most as many bytes as fit.
        sock.set_onread(self._buffer[FRONT : FRONT + size], self.received)

    def partial(self):
        """Whether an incomplete element is pending, so that the stream must not end here."""
        return self._rest

    def cancel(self):
        """The connection has closed."""

    def received(self, n, buf, sock):
        """Allocates: nothing itself, unless an element is split between chunks."""
        connection, kind, buf = self._connection, self._kind, self._buffer
        have = len(self._rest)
        at = FRONT - have
        if have:
            buf[at:FRONT] = self._rest
        end = at + (have + n) // kind.size * kind.size
        self._rest = bytes(buf[end : FRONT + n]) if end < FRONT + n else b""
        step = max(end - at, 1) if self._batch else kind.size
        while at < end and connection._up:
            connection._one(kind.decode(buf, at, at + step))
            at += step
