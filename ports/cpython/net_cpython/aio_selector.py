"""asyncio's own loop with the poller of net for a selector: one system call waits for everything.
Part of net_cpython.

While it is attached the loop has this selector in the place of its own: what asyncio registers is
a handle of net's loop, and what is ready of net is served inside select(), without a callback of
asyncio's. What asyncio asks of a selector is public (selectors.BaseSelector); that it keeps it in
`_selector` is what this knows of it. When asyncio closes its loop, the streams and servers of
net.aio are closed.
"""

import selectors

_READ = 1
_WRITE = 4
_ERR_HUP = 24


class _Watched:
    """What asyncio waits for; a handle of the loop."""

    _cb = None  # the loop looks at it in every handle

    def __init__(self, selector, key):
        self.selector = selector
        self.key = key

    def _mask(self):
        events = self.key.events
        return (events & selectors.EVENT_READ and _READ) | (
            events & selectors.EVENT_WRITE and _WRITE
        )

    def _ready(self, flags):
        # An error or a hang-up wakes both, as in the selectors of the library.
        events = 0
        if flags & ~_WRITE:
            events |= selectors.EVENT_READ
        if flags & ~_READ:
            events |= selectors.EVENT_WRITE
        events &= self.key.events
        if events:
            self.selector.ready.append((self.key, events))

    def _doomed(self):
        """Nothing of the program runs in _ready."""

    def _abandon(self):
        """net.close_all leaves what is asyncio's."""


class _Selector(selectors.SelectSelector):
    """Keeps account as that does; registers and waits with the poller of net."""

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
            pass  # closed before, as selectors allow
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
        """How long to sleep: not past a timer of net, and not at all when something was told,
        which may have made a task ready."""
        if self.host.outer._ready:
            return 0
        return left if 0 <= left and (ms < 0 or left < ms) else ms

    def close(self):
        """asyncio closes its loop."""
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
    """The asyncio loop is over: so are the streams and servers that lived in it."""
    for handle in list(host.loop.handles.values()):
        leave = getattr(handle, "leave", None)
        if leave is not None:
            leave()
    host.settle()
