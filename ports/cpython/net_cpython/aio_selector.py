"""Gives asyncio's own loop net's poller as its selector, so that one system call waits for all.
Part of net_cpython.

While attached, it replaces asyncio's selector: what asyncio registers becomes a handle of net's
loop, and handles of net that are ready are served inside select(), without an asyncio callback.
Selectors have a public interface (selectors.BaseSelector); that asyncio keeps its own in
`_selector` is the only internal relied on. When asyncio closes its loop, the streams and servers
of net.aio are closed.
"""

import selectors

_READ = 1
_WRITE = 4
_ERR_HUP = 24


class _Watched:
    """A file object that asyncio waits for, as a handle of the loop."""

    _cb = None  # the loop reads this attribute of every handle

    def __init__(self, selector, key):
        self.selector = selector
        self.key = key

    def _mask(self):
        events = self.key.events
        return (events & selectors.EVENT_READ and _READ) | (
            events & selectors.EVENT_WRITE and _WRITE
        )

    def _ready(self, flags):
        # An error or hang-up counts as both, as in the standard library's selectors.
        events = 0
        if flags & ~_WRITE:
            events |= selectors.EVENT_READ
        if flags & ~_READ:
            events |= selectors.EVENT_WRITE
        events &= self.key.events
        if events:
            self.selector.ready.append((self.key, events))

    def _doomed(self):
        """Never called: _ready runs no code of the program."""

    def _abandon(self):
        """net.close_all does not close what belongs to asyncio."""


class _Selector(selectors.SelectSelector):
    """Keeps SelectSelector's records, but registers and waits with net's poller."""

    def __init__(self, host):
        super().__init__()
        self.loop = host.loop
        self.poll = host.poll
        self.settle = host.settle
        self.host = host
        self.ready = []

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        watched = _Watched(self, key)
        try:
            self.loop.poller.register(key.fd, watched._mask())
        except BaseException:
            super().unregister(fileobj)
            raise
        self.loop.handles[key.fd] = watched
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        del self.loop.handles[key.fd]
        try:
            self.loop.poller.unregister(key.fd)
        except OSError:
            pass  # closed before it was unregistered, which selectors allow
        return key

    def modify(self, fileobj, events, data=None):
        key = self.get_key(fileobj)
        if events == key.events and data == key.data:
            return key
        changed = key._replace(events=events, data=data)
        self._fd_to_key[key.fd] = changed
        watched = self.loop.handles[key.fd]
        watched.key = changed
        if events != key.events:
            self.loop.poller.modify(key.fd, watched._mask())
        return changed

    def select(self, timeout=None):
        loop = self.loop
        self.ready = []
        ms = -1 if timeout is None else 0 if timeout <= 0 else int(timeout * 1000) + 1
        if loop.jobs or loop.timers or loop.posted:
            ms = self._least(ms, self.settle())
        self.poll(ms)
        return self.ready

    def _least(self, ms, left):
        """Return how long to sleep: at most until a timer of net is due, and not at all if a task
        has become ready."""
        if self.host.outer._ready:
            return 0
        return left if 0 <= left and (ms < 0 or left < ms) else ms

    def close(self):
        """Called when asyncio closes its loop."""
        self.host.end()
        super().close()


class Host:
    """Turns the net loop from one asyncio loop."""

    def __init__(self, loop, outer, settle, poll):
        self.loop = loop
        self.outer = outer
        self.settle = settle
        self.poll = poll
        self.own = None  # asyncio's selector
        self.selector = None

    def begin(self):
        self.own = own = self.outer._selector
        self.selector = selector = _Selector(self)
        for key in list(own.get_map().values()):
            own.unregister(key.fileobj)
            selector.register(key.fileobj, key.events, key.data)
        self.outer._selector = selector

    def end(self):
        """Leave the asyncio loop, which may be closed already."""
        selector = self.selector
        if selector is None:
            return
        self.selector = None
        gone = self.outer.is_closed()
        for key in list(selector.get_map().values()):
            selector.unregister(key.fileobj)
            if not gone:
                self.own.register(key.fileobj, key.events, key.data)
        if gone:
            self.own.close()
            abandon(self)
        else:
            self.outer._selector = self.own


def abandon(host):
    """The asyncio loop has ended: close the streams and servers that were used in it."""
    for handle in list(host.loop.handles.values()):
        leave = getattr(handle, "leave", None)
        if leave is not None:
            leave()
    host.settle()
