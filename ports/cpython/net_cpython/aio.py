"""The loop of `net` inside CPython's asyncio, without a thread and without polling.

Part of net_cpython. The poller's own descriptor (epoll, kqueue) becomes readable when any handle
of net is ready, so asyncio watches that one descriptor; the next timer of net is a timer of
asyncio. Loaded by net.aio; given the loop, since a port imports nothing of net.
"""

import asyncio

from net_cpython import ticks_diff, ticks_ms


class _Host:
    """Turns the net loop from one asyncio loop."""

    def __init__(self, loop, outer):
        self.loop = loop
        self.outer = outer
        self.poller = None
        self.timer = None
        self.soon = False  # a turn is scheduled already
        self._defer = loop.defer

    def begin(self):
        # What a coroutine asks of net is told in the next turn: somebody must call for one.
        self.loop.defer = self.defer
        self._watch()
        self._turn_soon()

    def end(self):
        """Leave the asyncio loop, which may be closed already."""
        if self.loop.defer == self.defer:
            del self.loop.defer
        if not self.outer.is_closed():
            self.outer.remove_reader(self.poller.fileno())
        if self.timer is not None:
            self.timer.cancel()

    def defer(self, fn, owner, arg=None):
        self._defer(fn, owner, arg)
        if not self.loop.running:
            self._turn_soon()

    def _turn_soon(self):
        if self.outer.is_closed():
            self.end()
        elif not self.soon:
            self.soon = True
            self.outer.call_soon(self._turn)

    def _turn(self):
        self.soon = False
        loop = self.loop
        # Counts as open meanwhile: a turn with nothing open would not poll, and leave a wake()
        # readable for ever.
        loop.open += 1
        try:
            loop.turn(0)
        finally:
            loop.open -= 1
        if loop.poller is not self.poller:
            self._watch()
        self._set_timer()

    def _watch(self):
        """The poller is another one after it ran out of memory."""
        if self.poller is not None:
            self.outer.remove_reader(self.poller.fileno())
        self.poller = self.loop.poller
        self.outer.add_reader(self.poller.fileno(), self._turn)

    def _set_timer(self):
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
        if self.loop.timers:
            left = ticks_diff(self.loop.timers[0].due, ticks_ms())
            self.timer = self.outer.call_later(max(left, 0) / 1000, self._turn)


_host = None


def attach(loop, arm):
    """Make the running asyncio loop turn this loop; again in the next asyncio.run()."""
    global _host
    outer = asyncio.get_running_loop()
    if _host is not None and _host.outer is outer:
        return
    if not hasattr(loop.poller, "fileno"):
        raise RuntimeError("net.aio needs epoll or kqueue")
    if _host is not None:
        _host.end()
    arm()  # so that answers of other threads make the poller ready
    _host = _Host(loop, outer)
    _host.begin()
