"""The loop: one poller, deferred callbacks, the turn. Imports only the port.

One turn, always in this order:
  1. poll, until a handle is ready or a timer is due;
  2. for each ready handle: errors (data received before one first), then reading, then writing;
  3. jobs, which are deferred calls (connect, drain, end, error, registrations, ...);
  4. closings: first the file descriptors, then their `close` events;
  5. timers that are due, and then 3 and 4 again if these have left anything.
A turn with a time limit starts with 3 to 5, and does not sleep if these have done anything.

User code never runs inside a call that the user made: events are queued as jobs (a function and
two arguments) and emitted in step 3. While step 2 goes over the ready handles, the poller may only
be changed by `modify`; registering and unregistering are deferred. Timers are in timers.py.
"""

from ._port import const, port

_MOST_MS = const(0x3FFFFFFF)  # the longest time in ms that a poll can wait
_MOST_JOBS = const(768)  # entries: thousands of simultaneous ends need no list of thousands
_len = len  # a global is found before a builtin
_check = port.check  # None, or raises RuntimeError in a thread that does not turn the loop


class Loop:
    # Set once or never, so on the class: a small dict of the object makes method lookup faster.
    on_error = close_all = arm = view = None  # see renew() in poller.py, and buffer()
    post = pop = None  # jobs of interrupts and other threads: see arm() in loop_more.py
    number = 0  # of the last local port that listening.py chose
    resolve = None  # in place of the port's: see resolving.py

    def __init__(self):
        self.poller = None  # created when first needed: a forked child needs one of its own
        self.ipoll = self.failed = None  # its poll; when that last failed
        # key -> Socket or Server; one that is not registered yet has itself as its key.
        self.handles = {}
        self.fresh = {}  # system socket -> Socket: accepted, and not registered yet
        self.jobs = []  # function, owner, argument, ...
        self.posted = []  # jobs from outside the loop: (function, owner, argument)
        self.others = []  # the same from other threads, where these need the lock
        self.closing = []  # (owner, system socket or None)
        self.timers = []  # a heap of Timer
        self.run_due = None  # set by timers.py
        self.live = 0  # timers that are not cancelled
        self.open = 0  # sockets and servers that keep run() going
        self.running = False  # a loop runs: no second one
        self.endless = False  # run() is running: the next poll follows at once
        self.inside = False  # step 2: the poller must not be changed
        self.stopped = False
        self.told = False  # in this turn a job, a closing or a timer has run
        self.turning = None  # the generator that runs turns
        # A handle whose `wake` ends a poll, and that method; see arm() in loop_more.py.
        self.waker = self.wake = None

    def defer(self, fn, owner, arg=None):
        """Queue fn(owner, arg). Allocates: nothing while the list has room. RuntimeError: called
        from another thread while the loop runs."""
        if _check is not None:
            _check()
        jobs = self.jobs
        while _len(jobs) % 3:  # an incomplete job, after a MemoryError, would shift the others
            jobs.pop()
        jobs.append(fn)
        jobs.append(owner)
        jobs.append(arg)

    def close(self, owner, sock):
        """Queue the closing of a system socket (or None) and then owner._closed()."""
        if not self.jobs:
            self.defer(nothing, None)  # one list for _turns to look at
        elif _check is not None:
            _check()
        self.closing.append((owner, sock))

    def settles(self):  # noqa: C901  one function: a call costs as much as a job
        """Steps 3 to 5, as a generator, because its large frame is then allocated only once.
        Yields how long to poll: ms, -1 for ever; None: nothing is open. Jobs from outside the loop
        come first (taking one must not allocate, or it could be lost), then jobs, including new
        ones, and closings when there are no more jobs."""
        jobs, closing, owner = self.jobs, self.closing, None
        posted, others = self.posted, self.others
        while True:
            i = at = n = 0  # progress in jobs and in the first n closings, kept when one raises
            self.inside = False
            try:
                while True:
                    while jobs or closing or posted or others:
                        self.told = True
                        try:
                            while posted or others:
                                entry = posted.pop(0) if posted else self.pop()
                                owner = entry[1]
                                entry[0](owner, entry[2])
                            end = _len(jobs) - 2
                            while i < end:
                                i += 3
                                owner = jobs[i - 2]
                                jobs[i - 3](owner, jobs[i - 1])
                                if i >= end and i < _MOST_JOBS:
                                    end = _len(jobs) - 2
                            owner = None  # if the slice runs out of memory, no socket is to blame
                            if jobs:  # perhaps with an incomplete job at the end: see defer
                                del jobs[: i or None]
                                i = 0
                            if closing and not (jobs or posted or others):
                                if not n:
                                    n = _len(closing)
                                    at = -n
                                while at < 0:  # first pass: file descriptors
                                    owner, entry = closing[n + at]
                                    at += 1
                                    if entry is not None:
                                        self.forget(entry)
                                        port.close(entry)
                                while at < n:  # second pass: `close` events
                                    owner = closing[at][0]
                                    at += 1
                                    owner._closed()
                                owner = None
                                del closing[:n]
                                at = n = 0
                        except BaseException as error:
                            self.caught(owner, error)
                    if not self.timers:
                        wait = -1
                        break
                    wait = self.run_due()
                    if not (jobs or closing or posted or others):
                        break
            finally:
                owner = entry = None  # do not keep the last one alive
                if i:  # a slice allocates
                    del jobs[:i]
                if at > 0:
                    del closing[:at]
            self.inside = True
            yield None if self.stopped or not (self.open or self.live) else wait

    def caught(self, owner, error):
        """A callback raised: destroy only its socket, and report it once. Interrupts go on."""
        if not isinstance(error, Exception):  # what was being registered is known nowhere else
            if hasattr(owner, "_abandon"):
                owner._abandon()
            raise error
        if owner is not None:
            try:
                owner._doomed()
            except MemoryError:
                port.collect()  # what the failed call held is garbage now
                owner._doomed()
        self.report(error)

    def report(self, error):
        """Pass an unhandled error to the function set with net.on_error, or print it."""
        try:
            (self.on_error or port.report)(error)
        except Exception as error:
            port.report(error)

    # ---- the poller

    def watch(self, owner, sock, flags):
        """Register a system socket for its owner. Not inside step 2. Returns None or, if it failed
        and nothing has changed, the exception."""
        key = None
        try:
            if self.poller is None:
                self.renew()
            key = port.key(sock)
            self.handles[key] = owner
            self.poller.register(key, flags)
        except Exception as error:
            self.handles.pop(key, None)
            if self.poller is not None:
                self.renew()  # MicroPython's poll set has a hole now, whatever the error
            return error

    def renew(self):
        """Create a new poller and register all handles with it."""
        from .poller import renew

        renew()

    def forget(self, sock):
        """Unregister a system socket, if it is registered. Not inside step 2."""
        sock = port.key(sock)  # reuses the name: one more local would put the frame on the heap
        if sock in self.handles:
            del self.handles[sock]
            try:
                self.poller.unregister(sock)
            except Exception:
                self.renew()  # otherwise it might report a closed socket for ever

    def buffer(self):
        """Return the receive buffer that sockets share, which is created when first needed."""
        if self.view is None:
            self.view = memoryview(bytearray(port.RX_SIZE))
        return self.view

    def run(self):
        """Run the loop until nothing is open or stop() is called.

        KeyboardInterrupt and SystemExit propagate, after every socket has been closed."""
        self.endless = True
        self.turn(None)

    def turn(self, timeout_ms=0):
        """Run one turn, waiting at most timeout_ms (-1: for ever). True: something is open."""
        if self.running:
            raise RuntimeError("net: the loop is running already; see net.wake")
        if timeout_ms is not None and not (type(timeout_ms) is int and -2 < timeout_ms < _MOST_MS):
            timeout_ms = int(min(max(timeout_ms, -1), _MOST_MS))  # or the poll would raise
        if self.poller is None:
            self.renew()
        if self.wake is None and port.WAKES:
            self.arm()
        if self.turning is None:
            turning = self._turns()
            next(turning)  # allocates what it needs; raises if memory is short
        else:
            turning, self.turning = self.turning, None  # one that Ctrl-C has ended is of no use
        more = turning.send(timeout_ms)
        self.turning = turning
        return more

    def stop(self):
        """Make run() return after the current turn; what is open stays open."""
        if self.running:
            self.defer(nothing, None)  # first, because it raises in another thread
            self.stopped = True

    def _turns(self):  # noqa: C901  one function, because a call costs as much as a message
        """A generator, because its large frame is then allocated only once. send(timeout_ms) runs
        one turn, send(None) runs while something is open. Allocates: nothing."""
        # Attributes are slow, so whatever every turn and message needs is in locals.
        handles, jobs = self.handles, self.jobs
        handle = wait = None
        spin = port.SPIN
        settle = self.settles().send
        while True:
            timeout_ms = yield wait is not None
            each = timeout_ms is not None or spin  # settle after every pass
            try:
                self.running, self.told = True, False
                port.turning(True)
                self.inside = True
                ipoll = None
                while True:
                    if jobs or self.timers or self.posted or self.others or self.closing:
                        wait = settle(None)
                    else:
                        wait = -1 if self.open or self.live else None
                    if wait is None or timeout_ms is not None and ipoll is not None:
                        break
                    if timeout_ms is not None:
                        if self.told:
                            wait = 0  # something has happened: let the caller look at it
                        elif wait < 0 or wait > timeout_ms >= 0:
                            wait = timeout_ms
                    elif spin and handle is not None:
                        wait = 0
                    ipoll = self.ipoll
                    timed = each or wait >= 0
                    # One `try` around whole passes: handles that an exception skips are still
                    # ready, and are reported by the next poll.
                    try:
                        while True:
                            handle = None
                            for key, flags in ipoll(wait):
                                handle = handles[key]
                                # READ alone: the hot path
                                callback = handle._cb if flags == 1 else None
                                if callback is None:
                                    handle._ready(flags)
                                else:
                                    buf = handle._buf
                                    try:
                                        n = handle._sys.readinto(buf)
                                    except OSError as error:
                                        handle._read_failed(error)
                                        n = None
                                    if n:
                                        handle._rx += n
                                        if callback(n, buf, handle) is False:
                                            handle.pause()
                                        continue
                                    if n is not None:
                                        handle._eof()
                                if _len(jobs) > _MOST_JOBS:
                                    break  # the others are still ready
                            # Setting a timer also queues a job.
                            if jobs or timed:
                                break
                    except Exception as error:
                        if handle is None or key not in handles:
                            handle = None
                            poll_failed(error)
                        self.caught(handle, error)
            except BaseException:
                self.inside = False
                self.close_all()
                raise
            finally:
                self.running = self.endless = self.inside = self.stopped = False
                handle = None  # do not keep the last one alive
                port.turning(False)  # last: Ctrl-C may come in any call


def poll_failed(error):
    """After a failed poll: collect if memory ran out; otherwise replace the poller, but raise if
    that fails again within a second."""
    if isinstance(error, MemoryError):
        port.collect()
        return
    if not isinstance(error, KeyError):
        now = port.ticks_ms()
        if loop.failed is not None and 0 <= port.ticks_diff(now, loop.failed) < 1000:
            raise error
        loop.failed = now
    loop.renew()


def nothing(owner, arg):
    """A job that does nothing except make the loop run steps 3 to 5."""


loop = Loop()


def wake(fn=None):
    """Wake the loop and, if fn is given, call fn() from the loop.

    The only function of `net` that other threads and interrupt handlers may call. On boards call
    it once before interrupts use it, because the first call allocates.
    Allocates: nothing without fn; with fn a queue entry (so not in hard interrupts). On platforms
    without a global lock a thread blocks while 32 calls of other threads are pending.
    """
    if loop.wake is None:
        from .loop_more import arm

        arm()
    if fn is None:
        loop.wake()
    elif not callable(fn):
        fn()  # raises the TypeError
    else:
        loop.post(_call_woken, None, fn)


def _call_woken(owner, fn):
    fn()
