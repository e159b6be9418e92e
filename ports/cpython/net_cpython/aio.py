"""The loop of `net` inside CPython's asyncio, without a thread and without polling.

Part of net_cpython. The poller's own descriptor (epoll, kqueue) becomes readable when any handle
of net is ready, so asyncio watches that one descriptor; the next timer of net is a timer of
asyncio. Loaded by net.aio; given the loop, since a port imports nothing of net.
"""

import asyncio

from net_cpython import ticks_diff, ticks_ms

# Tasks that wait for the same thing, and look again when they are woken.


def waiters():
    return []


def wait(tasks):
    """To be awaited: until wake()."""
    future = asyncio.get_running_loop().create_future()
    if tasks:  # those of cancelled tasks too
        tasks[:] = [other for other in tasks if not other.done()]
    tasks.append(future)
    return future


def wake(tasks):
    while tasks:
        future = tasks.pop()
        if not future.done():
            future.set_result(None)


class _Done:
    """A coroutine that is over; it may be awaited as often as one likes."""

    __await__ = ().__iter__  # as `iter(())`, without a call of Python's

    def send(self, value):
        raise StopIteration

    def throw(self, *error):
        raise error[0]

    def close(self):
        pass


DONE = _Done()


def _hosted(kind):
    """A class of loop that says when it needs a turn: what a coroutine asks of net (deferred
    calls, timers) is outside any turn, and nothing else would bring the next one."""

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
            # Timers waiting: each new one counts here.
            self.__dict__["live"] = count
            self.host.asked()

    return Hosted


class _Host:
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
        self.loop.host = self
        self.loop.__class__ = _hosted(self.kind)
        self._watch()
        self._turn_soon()

    def end(self):
        """Leave the asyncio loop, which may be closed already."""
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
        """Something of net is ready, due or deferred."""
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


def attach(loop, settle, poll, arm):
    """Make the running asyncio loop turn this loop; again in the next asyncio.run()."""
    global _host
    outer = asyncio.get_running_loop()
    if _host is not None and _host.outer is outer:
        return
    if not hasattr(loop.poller, "fileno"):
        raise RuntimeError("net.aio needs epoll or kqueue")
    if _host is not None and loop.__class__ is not _host.kind:
        _host.end()
    arm()  # so that answers of other threads make the poller ready
    _host = _Host(loop, outer, settle, poll)
    _host.begin()
