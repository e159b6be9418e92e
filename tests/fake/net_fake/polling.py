"""The fake's poller: level-triggered, O(ready), never sleeps.

It looks only at sockets that changed since they were last found quiet, and moves the scripted
clock when nothing is ready.
"""

import sys

from .flags import READ, flags
from .sock import LISTENING
from .world import WORLD, Deadlock, Poisoned, Spin

# Only where a dropped generator is closed at once can the end of an iteration be seen for certain.
_SEES_ITERATION = sys.implementation.name == "cpython"


class Watch:
    __slots__ = ("key", "sock", "mask", "queued", "alive", "poller")

    def __init__(self, poller, key, sock, mask):
        self.poller = poller
        self.key = key
        self.sock = sock
        self.mask = mask
        self.queued = True
        self.alive = True


class Poller:
    def __init__(self):
        # The core has one at a time: the system forgets the one that this replaces.
        while WORLD.pollers:
            old = WORLD.pollers.pop()
            for watch in list(old.watches.values()):
                old.forget(watch)
        self.watches = {}
        self.hot = []
        self.out = []
        self.iterating = False
        self.poisoned = False

    def register(self, key, mask):
        WORLD.count("register")
        self._check_quiet("register")
        try:
            WORLD.fault("register")
        except Exception:
            # MicroPython leaves an empty entry in the poll set, and the next poll reads it.
            self.poisoned = not WORLD.p.epoll
            raise
        old = self.watches.get(key)
        if old is not None:
            if WORLD.p.epoll:
                raise WORLD.error(17, "registered twice")
            self._set_mask(old, mask)
            return
        if self not in WORLD.pollers:
            WORLD.pollers.append(self)
        sock = _sock_of(key)
        watch = Watch(self, key, sock, mask)
        self.watches[key] = watch
        self.hot.append(watch)
        sock.watches.append(watch)

    def modify(self, key, mask):
        WORLD.counters["modify"] = WORLD.counters.get("modify", 0) + 1
        watch = self.watches.get(key)
        if watch is None:
            raise WORLD.error(2, "not registered")
        self._set_mask(watch, mask)

    def _set_mask(self, watch, mask):
        watch.mask = mask
        if not watch.queued:
            watch.queued = True
            self.hot.append(watch)

    def unregister(self, key):
        WORLD.count("unregister")
        self._check_quiet("unregister")
        watch = self.watches.get(key)
        if watch is None:
            if WORLD.p.epoll:
                raise WORLD.error(2, "not registered")
            return
        self.forget(watch)

    def forget(self, watch):
        watch.alive = False
        watch.sock.watches.remove(watch)
        del self.watches[watch.key]

    def _check_quiet(self, name):
        if self.iterating:
            WORLD.complain("%s called while iterating over ipoll" % name)

    def ipoll(self, ms):
        WORLD.counters["ipoll"] = WORLD.counters.get("ipoll", 0) + 1
        WORLD.polls += 1
        if self.poisoned:
            raise Poisoned("poller used after register() has failed")
        if WORLD.polls > WORLD.max_polls:
            raise Spin("%d polls without progress: %s" % (WORLD.max_polls, self._report()))
        self._check_quiet("ipoll")
        self._wait(ms)
        if WORLD.sort and len(self.out) > 1:
            WORLD.sort(self.out)
        return self._pairs()

    def _pairs(self):
        # One pair for all, as MicroPython does it: who keeps it finds it changed.
        pair = [None, 0]
        self.iterating = _SEES_ITERATION
        try:
            for pair[0], pair[1] in self.out:
                yield pair
        finally:
            self.iterating = False

    def _wait(self, ms):
        limit = None if ms < 0 else WORLD.now + ms
        WORLD.step()
        while not self._collect():
            time = WORLD.next_time()
            if ms == 0:
                return
            if time is None and limit is None:
                raise Deadlock("nothing can ever become ready: %s" % self._report())
            if time is None or (limit is not None and time > limit):
                WORLD.move_to(limit)
                return
            WORLD.move_to(_grain(time))
            WORLD.step()

    def _collect(self):
        out = self.out
        out.clear()
        hot = self.hot
        self.hot = keep = []
        for watch in hot:
            if not watch.alive:
                continue
            seen = flags(watch.sock, watch.mask)
            if seen:
                out.append((watch.key, seen))
                keep.append(watch)
                if seen & READ and watch.sock.state == LISTENING:
                    watch.sock.offered = True
            else:
                watch.queued = False
        return out

    def _report(self):
        rows = []
        for key in self.watches:
            watch = self.watches[key]
            rows.append("%r mask %d" % (watch.sock, watch.mask))
        return "; ".join(rows) or "nothing is registered"


def _grain(time):
    """A coarse poll looks up only at its own ticks."""
    grain = WORLD.p.grain
    if grain == 1 or time <= WORLD.now:
        return time
    return -(-time // grain) * grain


def _sock_of(key):
    if not WORLD.p.int_keys:
        return key
    sock = WORLD.by_fd.get(key)
    if sock is None:
        raise WORLD.error(9, "bad descriptor")
    return sock
