"""Receiving frames and raw numbers. Loaded by the first connection that does.

Imports net's public names, the framing and MessageError. All connections receive into one buffer,
since nothing in it is needed after the call. Eight bytes in front of it are for the beginning of
an element that a read has cut in two.
"""

import net
from net.messages import MessageError

_FRONT = 8
_shared = None


def receive(connection, sock, kind):
    """Begin: what the socket receives becomes `data` of the connection."""
    global _shared
    if _shared is None:
        _shared = memoryview(bytearray(_FRONT + max(512, net.Socket.high_water_mark)))
    options = connection.options
    made = (Elements if options["raw_bytes"] else Frames)(connection, kind)
    # The system writes behind the front, at most as much as it may.
    sock.set_onread(_shared[_FRONT : _FRONT + options["receive_buffer_size"]], made.received)
    return made


class Elements:
    """Raw numbers."""

    def __init__(self, connection, kind):
        self._connection = connection
        self._kind = kind
        self._batch = connection.options["emit_batch_data_as_available"]
        self._rest = b""  # the beginning of an element

    def partial(self):
        return self._rest

    def received(self, n, buf, sock):
        """Allocates: nothing itself, unless an element is left cut in two."""
        connection, kind = self._connection, self._kind
        have = len(self._rest)
        at = _FRONT - have
        if have:
            _shared[at:_FRONT] = self._rest
        end = at + (have + n) // kind.size * kind.size
        self._rest = bytes(_shared[end : _FRONT + n]) if end < _FRONT + n else b""
        step = max(end - at, 1) if self._batch else kind.size
        while at < end and connection._up:
            connection._one(kind.decode(_shared, at, at + step))
            at += step


class Frames:
    """Messages with their length before them."""

    def __init__(self, connection, kind):
        from net.framing import Framer

        self._connection = connection
        self._decode = kind.decode
        self._size = kind.size or 1  # of an element
        self._framer = Framer(connection.options["max_message"], True)
        self.partial = self._framer.partial

    def received(self, n, buf, sock):
        """Allocates: nothing itself, unless a message comes in pieces."""
        framer = self._framer
        connection = self._connection
        framer.put(buf, n)
        while connection._up:
            # Where a message begins cannot be known after an error.
            try:
                if not framer.next():
                    break
            except ValueError as error:
                connection._lost(MessageError(str(error), "EMSGSIZE"))
                break
            except MemoryError:
                connection._lost(net.NetError(12, "read"))
                break
            self._message(framer.buf, framer.at, framer.end)
        framer.buf = None  # it may be as long as the longest message

    def _message(self, buf, at, end):
        connection = self._connection
        surplus = (end - at) % self._size
        try:
            value = self._decode(buf, at, end - surplus)
        except ValueError as error:
            connection._fail(error)
            return
        connection._one(value)
        if surplus and connection._up:
            connection._fail(MessageError("%d bytes more than whole elements" % surplus))
