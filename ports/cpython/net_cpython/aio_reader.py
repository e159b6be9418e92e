"""Runs net's loop in an asyncio loop whose selector cannot be replaced: uvloop. Part of
net_cpython.

The poller's own descriptor (epoll, kqueue) becomes readable when any handle of net is ready, so
asyncio watches that one descriptor; the next timer of net is a timer of asyncio. When
asyncio.run() ends, the streams and servers of net.aio are closed.
"""

import contextlib

from net_cpython import ticks_diff, ticks_ms
from net_cpython.aio_selector import abandon


def _hosted(kind):
    """Return a loop class that requests turns: coroutines defer calls and set timers outside any
    turn, and nothing else would cause the next one."""

    class Hosted(kind):
        host = None

        def defer(self, fn, owner, arg=None):
            kind.defer(self, fn, owner, arg)
            self.host.asked()

        @property
        def live(self):
            return self.__dict__["live"]

        @live.setter
        def live(self, count):
            # The number of pending timers: each new timer increments it.
            self.__dict__["live"] = count
            self.host.asked()

    return Hosted


class Host:
    """Turns the net loop from one asyncio loop."""

    def __init__(self, loop, outer, settle, poll):
        self.loop = loop
        self.outer = outer
        self.settle = settle
        self.poll = poll
        self.poller = None
        self.timer = None
        self.soon = False  # a turn is scheduled already
        self.kind = type(loop)

    def begin(self):
        if not hasattr(self.loop.poller, "fileno"):
            raise RuntimeError("net.aio needs epoll or kqueue")
        self.last = _until_the_end(self)
        with contextlib.suppress(StopIteration):
            self.last.__anext__().send(None)  # now asyncio knows the generator and will close it
        self.loop.host = self
        self.loop.__class__ = _hosted(self.kind)
        self._watch()
        self._turn_soon()

    def end(self):
        """Leave the asyncio loop, which may be closed already."""
        if self.loop.__class__ is self.kind:
            return
        self.loop.__class__ = self.kind
        if not self.outer.is_closed():
            self.outer.remove_reader(self.poller.fileno())
        if self.timer is not None:
            self.timer.cancel()

    def asked(self):
        if not self.loop.running:
            self._turn_soon()

    def _turn_soon(self):
        if self.outer.is_closed():
            self.end()
        elif not self.soon:
            self.soon = True
            self.outer.call_soon(self._turn)

    def _turn(self):
        """Run a turn: something of net is ready, due or deferred."""
        self.soon = False
        loop = self.loop
        if loop.jobs or loop.posted or loop.timers:
            self.settle()
        self.poll(0)
        if loop.timers or self.timer is not None:
            self._set_timer()
        if loop.poller is not self.poller:
            self._watch()

    def _watch(self):
        """Watch the loop's poller, which is replaced when memory runs out."""
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


async def _until_the_end(host):
    """asyncio.run() closes unfinished generators, and does so before it closes the loop."""
    try:
        yield
    finally:
        abandon(host)
        host.end()
