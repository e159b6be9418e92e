"""wake(): end the loop's sleep from another thread or an interrupt. Loaded by its first use.

Imports the port and loop.
"""

from net._port import port
from net.loop import loop, nothing


class _Waker:
    """A handle of the loop that keeps nothing open."""

    _cb = None

    def __init__(self):
        self.sock, self.wake, self._drain = port.waker()
        try:
            loop.watch(self, self.sock, self._mask())
        except MemoryError:
            port.close(self.sock)
            raise

    def _mask(self):
        return 25  # READ, ERR and HUP

    def _ready(self, flags):
        self._drain()
        loop.defer(nothing, None)

    def _doomed(self):
        """A function given to wake() raised."""

    def _abandon(self):
        """close_all leaves it."""


def arm():
    """Make the loop wakeable; once."""
    if loop.wake is None:
        loop.wake = _Waker().wake


def wake(fn=None):
    """End the present sleep of the loop, and call fn(), if given, from the loop.

    The one function of `net` that other threads and interrupt handlers may call. Import it
    (`from net import wake`) before the interrupt can come: the first use allocates.
    Allocates: nothing without fn; with fn a queue entry (not in hard interrupts).
    """
    if fn is None:
        loop.wake()
    else:
        loop.post(_call, None, fn)


def _call(owner, fn):
    fn()


arm()
