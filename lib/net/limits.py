"""Time limits that styles share: on closing, and on receiving a message. Loaded with the first
connection, because later there may be no memory for it.

Imports net's public names only. They cost a timer each; a message costs nothing.
"""

import net

_STEP = 1000  # ms from look to look
_STUCK = 4  # looks without progress
_LONGEST = 60  # looks in all


class Ending:
    """Ends a socket, on begin(), when all that it has accepted is sent; gives it up, and says
    nothing, when the peer takes nothing for 4 s, when it has not taken everything after a minute,
    and when it does not end within `grace` ms of that."""

    def __init__(self, sock, grace):
        self._sock = sock
        self._grace = grace
        self._waits = sock.buffer_size  # bytes
        self._looks = self._stuck = 0
        self._timer = net.call_later(_STEP, self._look)

    def begin(self):
        """Everything is written. A socket that cannot even be ended is given up by the timer."""
        self._sock.end(self._sent)

    def _look(self):
        waits = self._sock.buffer_size
        self._stuck = 0 if waits < self._waits else self._stuck + 1
        self._waits = waits
        self._looks += 1
        if self._looks >= _LONGEST or self._stuck >= _STUCK:
            self._timer = None
            self._sock.destroy()
        else:
            self._timer = net.call_later(_STEP, self._look)

    def _sent(self, error):
        self.cancel()
        if error is None:
            self._timer = net.call_later(self._grace, self._sock.destroy)

    def cancel(self):
        """The socket has closed."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class Deadline:
    """late() when a message is under way for longer than ms (at most twice as long); 0: never."""

    def __init__(self, framer, ms, late):
        self._framer = framer
        self._ms = ms
        self._late = late
        self._timer = None
        self._n = 0  # messages that have begun and were not whole, and of those the timer's

    def begin(self):
        """A chunk has ended within a message that began in it."""
        self._n += 1
        if self._timer is None and self._ms:
            self._wait()

    def _wait(self):
        self._timer = net.call_later(self._ms, self._look, self._n)

    def _look(self, n):
        self._timer = None
        if self._framer.partial():
            if n == self._n:
                self._late()
            else:
                self._wait()

    def cancel(self):
        """The socket has closed."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
