"""The one world of the fake port: its clock, its network queue, its pools and what a test
scripted. Knows nothing of sockets beyond what it counts. Reset in place, so that everyone can
hold WORLD.
"""

import heapq

from .heap import Heap
from .personality import Personality

PERIOD = 2**30  # of ticks_ms, as on a MicroPython with 32-bit words


class Deadlock(AssertionError):
    """A poll for ever, while nothing is ready and nothing is under way: the test would hang."""


class Spin(AssertionError):
    """Poll after poll, the clock standing and no other call made: the test would hang."""


class Poisoned(AssertionError):
    """A poller was used after a MemoryError from register(): a real one would crash here."""


class World:
    def __init__(self):
        self.counters = {}
        self.serial = 0
        self.next_fd = 5  # never reused over worlds: old wakers keep theirs
        self.reset("linux", 0)

    def reset(self, name, start):
        self.p = Personality(name)
        self.start = start
        self.now = 0
        self.events = []  # heap of [time, order, fn, argument]; fn None: cancelled
        self.order = 0
        self.queue = []  # (fn, argument) to run in the next step
        self.again = []  # the same for the step after it
        self.polls = 0
        self.sockets = {}  # serial -> open socket of the port's user
        self.datagrams = []  # open sockets of UDP
        self.listeners = {}  # (text, port) -> listening socket, the user's or a peer's
        self.pollers = []  # that registered something, for leaks()
        self.paths = {}  # path of a local socket -> its listener, None: a stale file
        self.slots = 0
        self.blocks = 0
        self.listening = 0
        self.heap = Heap(self.p.heap) if self.p.heap else None
        self.free_fds = []
        self.by_fd = {}  # descriptor -> socket, where keys are descriptors
        self.next_port = 49152
        self.clear_script()
        self.clear_counts()

    def clear_script(self):
        self.names = {}
        self.routes = {}
        self.latency = 0
        self.acks = 0  # ms until what arrived is acknowledged
        self.split = 0
        self.partial = 0
        self.guard = None  # the real port's writers: see guarded.py
        self.instant_connect = False
        self.reset_discards = False
        self.ephemeral_known = False
        self.link = True
        self.parked = []
        self.faults = {}
        self.watched = []  # the program's own: closing leaves them open
        self.sort = None
        self.on_collect = None
        self.max_polls = 10000

    def clear_counts(self):
        self.lied = 0
        self.slept = 0
        self.asked = 0
        self.violations = []
        self.counters.clear()

    def count(self, name):
        self.counters[name] = self.counters.get(name, 0) + 1
        self.polls = 0

    def complain(self, text):
        if len(self.violations) < 100:
            self.violations.append(text)

    # -- the clock and the network ------------------------------------------------------------

    def at(self, ms, fn, arg):
        """Run fn(arg) `ms` from now. Gives what `cancel` takes."""
        self.order += 1
        event = [self.now + ms, self.order, fn, arg]
        heapq.heappush(self.events, event)
        return event

    def cancel(self, event):
        if event:
            event[2] = None

    def soon(self, fn, arg):
        """Run fn(arg) when the network next moves: a packet on its way."""
        if self.latency:
            self.at(self.latency, fn, arg)
        else:
            self.queue.append((fn, arg))

    def next_time(self):
        """When the network next moves; None: never by itself."""
        if self.queue:
            return self.now
        events = self.events
        while events and events[0][2] is None:
            heapq.heappop(events)
        return events[0][0] if events else None

    def step(self):
        """Let everything happen that is due now, and what follows from it at once.

        May be entered again from what happens: a write that blocks lets the network go on.
        """
        while self._due():
            pass
        self.queue, self.again = self.again, self.queue

    def _due(self):
        moved = False
        events = self.events
        while events and events[0][0] <= self.now:
            event = heapq.heappop(events)
            if event[2]:
                moved = True
                event[2](event[3])
        queue = self.queue
        if queue:
            self.queue = []
            for fn, arg in queue:
                fn(arg)
            moved = True
        return moved

    def move_to(self, time):
        if time > self.now:
            self.now = time
            self.polls = 0

    def sleep(self, ms):
        """The program is stuck in a call for `ms`; the network is not."""
        end = self.now + ms
        self.step()
        while True:
            time = self.next_time()
            if time is None or time > end:
                break
            self.move_to(time)
            self.step()
        self.move_to(end)

    # -- small services -----------------------------------------------------------------------

    def ticks(self):
        return (self.start + self.now) % PERIOD

    def error(self, number, text="fake"):
        """An OSError as the platform raises it."""
        return OSError(self.p.numbers.get(number, number), text)

    def fault(self, name):
        """Raise what a test ordered for the next call of `name`."""
        orders = self.faults.get(name)
        if not orders:
            return
        what = orders.pop(0)
        if isinstance(what, int):
            raise self.error(what, "ordered")
        raise what

    def new_serial(self):
        self.serial += 1
        return self.serial

    def new_port(self):
        self.next_port += 1
        if self.next_port > 65535:
            self.next_port = 49152
        return self.next_port

    def take_fd(self, sock):
        # The lowest free number, as a kernel does it: numbers come back soon.
        if self.free_fds:
            fd = heapq.heappop(self.free_fds)
        else:
            self.next_fd += 1
            fd = self.next_fd
        self.by_fd[fd] = sock
        return fd

    def give_fd(self, fd):
        if self.by_fd.pop(fd, None) is not None:
            heapq.heappush(self.free_fds, fd)


WORLD = World()
