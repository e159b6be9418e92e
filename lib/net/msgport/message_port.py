"""MessagePort of net.msgport and its events. Imports net's public names."""

import net

from ..door import door


def const(value):
    """As micropython.const, which makes the compiler fold the value."""
    return value


class SocketEvent:
    """Says that a socket is ready for something, but not for what: query the socket."""

    def __init__(self, number):
        self._id = number

    def get_socket_id(self):
        """The get_id() of the socket."""
        return self._id


class MessagePort:
    """Delivers the events of its sockets in turn, so that none starves another.

    The first _n of _sockets have, or had, an event. Conditions are checked when an event is taken,
    so no event is stale. Each socket is in the list at most once, and the list has a place for
    every socket of the port, so that nothing is allocated when something happens.
    """

    def __init__(self):
        self._sockets = []
        self._members = 0
        self._n = 0
        self._at = 0  # the next to check in this round
        self._peeked = None

    def wait_message(self, timeout):
        """Return the oldest event, waiting at most timeout ms: see wait()."""
        return wait(timeout, self)

    def get_message(self):
        """Return the oldest event, or None, without waiting."""
        return self.wait_message(-1)

    def peek_message(self):
        """Like get_message, but the event stays in the queue."""
        self._peeked = event = self.wait_message(-1)
        return event

    def _take(self, timeout):
        """Return the event of the next socket that has one, or None. Each round ends with a turn
        of net's loop, so that sockets that stay ready do not hide the others."""
        sockets = self._sockets
        turned = False
        while True:
            at = self._at
            while at < self._n:
                sock = sockets[at]
                at += 1
                if sock._ready & sock._wants:
                    self._at = at
                    return sock._event
            if turned and timeout < 0:
                return None
            if self._sort() or timeout < 0:
                net.turn(0)
            elif timeout:
                return self._nap(timeout)
            elif not (net.turn(-1) or net.turn(0)):
                net.call_later(1000, look)  # nothing is open: sleep nevertheless
            turned = True

    def _nap(self, timeout):
        return door(MessagePort, "_nap", "msgport.blocking")(self, timeout)

    def _sort(self):
        """Keep the sockets that have an event, and begin a round. Returns their number."""
        sockets = self._sockets
        end = self._n
        n = i = 0
        while i < end:
            sock = sockets[i]
            i += 1
            if not sock._ready & sock._wants:
                sock._queued = False
            else:
                if n < i - 1:
                    sockets[n] = sock
                n += 1
        self._n = n
        self._at = 0
        return n

    # ---- called by the sockets

    def _join(self):
        """Reserve a place for one more socket."""
        if self._members == len(self._sockets):
            self._sockets.append(None)
        self._members += 1

    def _add(self, sock):
        """Add a socket that has an event. Allocates: nothing."""
        self._sockets[self._n] = sock
        self._n += 1
        sock._queued = True

    def _leave(self, sock):
        """Remove a socket: its events are no longer delivered."""
        self._members -= 1
        if self._peeked is sock._event:
            self._peeked = None
        sockets = self._sockets
        n = 0
        for i in range(self._n):
            if sockets[i] is not sock:
                sockets[n] = sockets[i]
                n += 1
            elif i < self._at:
                self._at -= 1
        self._n = n
        sock._queued = False
        for i in range(self._n, len(self._sockets)):
            self._sockets[i] = None  # keep no reference to a socket that has left


def wait(timeout, port):
    """Return the oldest event of a MessagePort, waiting at most timeout ms (0: for ever; negative:
    not at all), or None. TypeError: not a MessagePort.

    Allocates: nothing, unless it sleeps for a limited time."""
    if not isinstance(port, MessagePort):
        raise TypeError("port must be a MessagePort")
    event = port._peeked
    if event is None:
        return port._take(timeout)
    port._peeked = None
    return event


def look():
    """Notice what has happened, unless net's loop is running and does that itself."""
    if not net.running():
        net.turn(0)
