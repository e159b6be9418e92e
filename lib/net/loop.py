"""The loop: one poller, deferred callbacks, timers. Imports only the port.

One turn, always in this order:
  1. poll, until a handle is ready or a timer is due;
  2. each ready handle: what came with an error, then reading, then writing;
  3. deferred callbacks (connect, data read ahead, drain, end, error, ...), registrations;
  4. closings: descriptors first, then their `close` events;
  5. due timers, and again 3 and 4 if they left anything.

No user code runs inside a call that the user made: whatever must be told is queued as a job (a
function and two arguments) and told in step 3. While step 2 goes over the ready handles, only
`modify` may touch the poller; registering and unregistering are jobs as well.
"""

import heapq

from net._port import port

_ticks_ms = port.ticks_ms
_ticks_add = port.ticks_add
_ticks_diff = port.ticks_diff

MAX_MS = 0x1FFFFFFF  # half the period of the clock


class Timer:
    """What `call_later` returns; `cancel()` it at any time."""

    def __init__(self, fn, args):
        self.fn = fn
        self.args = args
        self.due = 0

    def __lt__(self, other):
        return _ticks_diff(self.due, other.due) < 0

    def cancel(self):
        """Never call the function. Does nothing when it has been called."""
        if self.fn is not None:
            self.fn = None
            loop.live -= 1


class Loop:
    def __init__(self):
        self.on_error = None
        self.reset()

    def reset(self):
        """Everything as at the start; the handles must have been closed."""
        self.poller = port.poller()
        self.ipoll = self.poller.ipoll
        # key -> Socket or Server; one without a registration stands under itself.
        self.handles = {}
        self.jobs = []  # function, owner, argument, ...
        self.closing = []  # owner, system socket or None, ...
        self.timers = []  # a heap of Timer
        self.live = 0  # timers not cancelled
        self.open = 0  # sockets and servers that keep run() going
        self.running = False  # a loop runs: no second one
        self.inside = False  # step 2: hands off the poller
        self.posted = []  # jobs from other threads
        self.wake = None  # ends a poll; see wake.py
        self.stopped = False
        self.rx = None  # the shared receive buffer and a view of it
        self.view = None

    # ---- jobs

    def defer(self, fn, owner, arg=None):
        """Queue fn(owner, arg). Allocates: nothing while the list has room."""
        jobs = self.jobs
        jobs.append(fn)
        jobs.append(owner)
        jobs.append(arg)

    def close(self, owner, sock):
        """Queue the closing of a system socket (or None) and then owner._closed()."""
        self.closing.append(owner)
        self.closing.append(sock)
        self.defer(_nothing, None)  # one list for _spin to look at

    def post(self, job):
        """Queue a job (function, owner, argument) from another thread or an interrupt."""
        self.posted.append(job)
        if self.wake:
            self.wake()

    def settle(self):
        """Steps 3 to 5. Returns how long to poll: ms, -1 for ever; None: nothing is open."""
        self.inside = False
        while True:
            while self.jobs or self.posted or self.closing:
                if self.jobs or self.posted:
                    self._run_jobs()
                else:
                    self._run_closing()
            if not self.timers or not self._run_timers():
                break
        self.inside = True
        if self.stopped or not (self.open or self.live):
            return None
        if not self.live:
            return -1
        wait = _ticks_diff(self.timers[0].due, _ticks_ms())
        return wait if wait > 0 else 0

    def _run_jobs(self):
        jobs = self.jobs
        while self.posted:
            jobs += self.posted.pop(0)
        end = len(jobs)
        i = 0
        try:
            while i < end:
                i += 3
                try:
                    jobs[i - 3](jobs[i - 2], jobs[i - 1])
                except Exception as error:
                    self.caught(jobs[i - 2], error)
        finally:
            del jobs[:i]

    def _run_closing(self):
        batch = self.closing
        self.closing = []
        for i in range(0, len(batch), 2):
            sock = batch[i + 1]
            if sock is not None:
                self.forget(sock)
                port.close(sock)
        for i in range(0, len(batch), 2):
            try:
                batch[i]._closed()
            except Exception as error:
                self.caught(batch[i], error)

    def caught(self, owner, error):
        """An exception of a listener or callback: told once; only its socket suffers."""
        if owner is not None:
            owner._doomed()
        self.report(error)

    def report(self, error):
        """Give an error nobody handles to net.on_error's function, or print it."""
        try:
            (self.on_error or port.report)(error)
        except Exception as another:
            port.report(another)

    # ---- the poller

    def watch(self, owner, sock, mask):
        """Register a system socket for its owner. Not inside step 2."""
        key = port.key(sock)
        try:
            self.handles[key] = owner
            self.poller.register(key, mask)
        except MemoryError:
            # A failed register leaves a hole in MicroPython's poll set that the next poll falls
            # into: that poller is lost, the handles are not.
            self.handles.pop(key, None)
            self._replace_poller()
            raise

    def _replace_poller(self):
        port.collect()
        self.poller = poller = port.poller()
        self.ipoll = poller.ipoll
        for key in self.handles:
            owner = self.handles[key]
            if owner is not key:
                poller.register(key, owner._mask())

    def forget(self, sock):
        """Unregister, if it is registered. Not inside step 2."""
        key = port.key(sock)
        if self.handles.pop(key, None) is not None:
            self.poller.unregister(key)

    def track(self, owner):
        """Know an owner that has nothing registered, for close_all."""
        self.handles[owner] = owner

    def untrack(self, owner):
        self.handles.pop(owner, None)

    def buffer(self):
        """The receive buffer that all sockets share, made when first needed."""
        if self.rx is None:
            self.rx = bytearray(port.RX_SIZE)
            self.view = memoryview(self.rx)
        return self.rx

    # ---- timers

    def call_later(self, ms, fn, *args):
        """Call fn(*args) once, ms milliseconds from now. Returns a Timer."""
        if not callable(fn):
            raise TypeError("fn must be callable")
        if not 0 <= ms <= MAX_MS:
            raise ValueError("ms must be from 0 to 2**29 - 1 (6 days)")
        timer = Timer(fn, args)
        self.live += 1
        self.arm(timer, ms)
        return timer

    def again(self, timer, fn, ms):
        """Use a timer that has been called once more. Allocates: nothing while the heap has room."""
        timer.fn = fn
        self.live += 1
        self.arm(timer, ms)

    def arm(self, timer, ms):
        timer.due = _ticks_add(_ticks_ms(), int(ms))
        timers = self.timers
        # Cancelled timers stay in the heap until their time; do not let them pile up.
        if len(timers) > 16 and len(timers) > self.live * 4:
            timers[:] = [t for t in timers if t.fn is not None]
            heapq.heapify(timers)
        heapq.heappush(timers, timer)

    def _run_timers(self):
        """Call what is due; True if anything was."""
        timers = self.timers
        ran = False
        now = _ticks_ms()
        while timers and (timers[0].fn is None or _ticks_diff(timers[0].due, now) <= 0):
            timer = heapq.heappop(timers)
            fn = timer.fn
            if fn is None:
                continue
            ran = True
            timer.fn = None
            self.live -= 1
            try:
                fn(*timer.args)
            except Exception as error:
                self.caught(None, error)
        return ran

    # ---- turning

    def run(self):
        """Turn until nothing is open or stop() was called.

        KeyboardInterrupt and SystemExit come out of it, with every socket closed."""
        self._spin(None)

    def turn(self, timeout_ms=0):
        """One turn that waits at most timeout_ms (-1: for ever). True while something is open."""
        return self._spin(timeout_ms)

    def stop(self):
        """End run() after the present turn; what is open stays open."""
        if self.running:
            self.stopped = True
            self.defer(_nothing, None)

    def _spin(self, limit):
        """Allocates: its own frame, once a call; turning allocates nothing."""
        if self.running:
            raise RuntimeError("net: the loop is running already")
        self.running = True
        handles = self.handles
        jobs = self.jobs
        timers = self.timers
        spin = port.SPIN
        try:
            wait = self.settle()
            while wait is not None:
                if limit is not None and (wait < 0 or wait > limit >= 0):
                    wait = limit
                handle = None
                # One `try` around the whole pass: what an exception leaves undone is still ready
                # and comes again with the next poll.
                try:
                    for key, flags in self.ipoll(wait):
                        handle = handles[key]
                        if flags == 1:  # READ alone: the hot path
                            callback = handle._cb
                            if callback is not None:
                                buf = handle._buf
                                try:
                                    n = handle._rd(buf)
                                except OSError as error:
                                    handle._read_failed(error)
                                    continue
                                if n:
                                    handle._rx += n
                                    if callback(n, buf, handle) is False:
                                        handle.pause()
                                    continue
                                if n is None:
                                    continue
                        handle._ready(flags)
                except Exception as error:
                    self.caught(handle, error)
                if jobs or limit is not None:
                    wait = self.settle()
                    if limit is not None:
                        break
                elif timers:
                    wait = _ticks_diff(timers[0].due, _ticks_ms())
                    if wait <= 0:
                        wait = self.settle()
                else:
                    wait = 0 if spin and handle is not None else -1
            return wait is not None
        except BaseException:
            self.running = self.inside = False
            self.close_all()
            raise
        finally:
            self.running = self.inside = self.stopped = False

    def close_all(self):
        """Destroy every socket and server. Outside the loop their descriptors are closed at once,
        their `close` events come with the next turn."""
        for owner in list(self.handles.values()):
            owner._abandon()
        if not self.inside:
            closing = self.closing
            for i in range(1, len(closing), 2):
                if closing[i] is not None:
                    self.forget(closing[i])
                    port.close(closing[i])
                    closing[i] = None


def _nothing(owner, arg):
    pass


loop = Loop()
