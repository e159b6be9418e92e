"""The best poll of the system in MicroPython's shape: register, modify, unregister, ipoll.

Part of net_cpython. `poller` makes one: epoll on Linux, kqueue on macOS and BSD, poll elsewhere.
Flags are poll's numbers everywhere: 1 READ, 4 WRITE, 8 ERR, 16 HUP.
"""

import select

_READ = 1
_WRITE = 4
_HUP = 16


class EpollPoller:
    def __init__(self):
        epoll = select.epoll()
        # epoll's numbers are poll's, so its own C methods serve as they are.
        self.register = epoll.register
        self.modify = epoll.modify
        self.unregister = epoll.unregister
        self.close = epoll.close
        self.fileno = epoll.fileno
        poll = epoll.poll
        self.ipoll = lambda ms: poll() if ms < 0 else poll(ms / 1000)


class PollPoller:
    def __init__(self):
        poll = select.poll()
        self.register = poll.register
        self.modify = poll.modify
        self.unregister = poll.unregister
        self.ipoll = poll.poll  # negative: for ever, in ms like ours

    def close(self):
        pass


class KqueuePoller:
    """kqueue keeps reading and writing as two filters; this keeps the mask of each key."""

    def __init__(self):
        self._queue = select.kqueue()
        self._masks = {}
        self.close = self._queue.close
        self.fileno = self._queue.fileno

    def register(self, key, mask):
        self._masks[key] = 0
        self.modify(key, mask)

    def modify(self, key, mask):
        old = self._masks[key]
        self._masks[key] = mask
        changes = []
        for flag, kind in ((_READ, select.KQ_FILTER_READ), (_WRITE, select.KQ_FILTER_WRITE)):
            if (old ^ mask) & flag:
                action = select.KQ_EV_ADD if mask & flag else select.KQ_EV_DELETE
                changes.append(select.kevent(key, kind, action))
        if changes:
            self._queue.control(changes, 0)

    def unregister(self, key):
        self.modify(key, 0)
        del self._masks[key]

    def ipoll(self, ms):
        timeout = None if ms < 0 else ms / 1000
        ready = {}
        for event in self._queue.control(None, len(self._masks) or 1, timeout):
            flags = _READ if event.filter == select.KQ_FILTER_READ else _WRITE
            if event.flags & select.KQ_EV_EOF and event.fflags:
                flags |= _HUP  # a reset; a plain FIN is just readable
            ready[event.ident] = ready.get(event.ident, 0) | flags
        return ready.items()


def poller():
    if hasattr(select, "epoll"):
        return EpollPoller()
    if hasattr(select, "kqueue"):
        return KqueuePoller()
    return PollPoller()
