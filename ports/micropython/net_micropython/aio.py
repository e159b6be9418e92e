"""Runs net's loop as the I/O queue of MicroPython's asyncio. Part of net_micropython.

asyncio sleeps in its queue's wait_io_event, which here runs a turn of net's loop; the streams that
other coroutines wait for are registered with the same poller. So one system call waits for
everything, the kernel (or the board) really sleeps, and a socket of net costs the same as without
asyncio. Loaded by net.aio, which passes the loop, since a port imports nothing of net.

Relies on these internals of asyncio: core._io_queue with its four methods and `map`,
core._task_queue and core.cur_task.
"""

from asyncio import core

from micropython import const

_READ = const(1)
_WRITE = const(4)
_ERR_HUP = const(24)
_STEPS = const(4)  # the most steps of tasks between two turns


class _Stream:
    """One stream of asyncio's that tasks wait for, as a handle of the loop."""

    _cb = None  # the loop reads this attribute of every handle

    def __init__(self, queue, stream):
        self.queue = queue
        self.stream = stream
        self.reader = self.writer = None

    def _mask(self):
        return (_READ if self.reader else 0) | (_WRITE if self.writer else 0) | _ERR_HUP

    def _ready(self, flags):
        # An error or hang-up wakes both; their next call raises it.
        if flags & ~_WRITE and self.reader:
            core._task_queue.push(self.reader)
            self.reader = None
        if flags & ~_READ and self.writer:
            core._task_queue.push(self.writer)
            self.writer = None
        self.queue.refresh(self)

    def _doomed(self):
        """Never called: _ready runs no code of the program."""

    def _abandon(self):
        """net.close_all does not close what belongs to asyncio."""


# Several tasks may wait for the same thing. They check it again when woken.

CLOSES = REFUSES = True  # as here: wait_closed() closes; writing to a closed stream raises
LASTS = False  # as in asyncio here: Server.wait_closed() waits only for the listener
TOLD = False  # as in asyncio here: start_serving= is a TypeError, which libraries rely on

_ONCE = (None,)
_Several = core.TaskQueue


class Waiting:
    """Base of what tasks wait for. _reader, _waiter: None, a Task, or a TaskQueue of several."""

    def remove(self, task):
        """Called by asyncio when the task is cancelled."""
        if self._reader is task:
            self._reader = None
        else:
            self._waiter = None


def wait(stream):
    """Return an awaitable that ends with wake()."""
    task = core.cur_task
    if stream._reader is None:
        stream._reader = task
        task.data = stream  # so that cancelling removes it
    else:
        stream._reader = _queued(stream._reader, task)
    # `await` iterates over the result, here once. A coroutine would cost three times as much.
    return _ONCE


def wait_other(stream):
    """Return an awaitable that ends with wake_other()."""
    task = core.cur_task
    if stream._waiter is None:
        stream._waiter = task
        task.data = stream
    else:
        stream._waiter = _queued(stream._waiter, task)
    return _ONCE


def _queued(first, task):
    """Return the queue of all who wait."""
    queue = first
    if type(first) is not _Several:
        queue = _Several()
        queue.push(first)
        first.data = queue
    queue.push(task)
    task.data = queue
    return queue


def wake(stream):
    """Allocates: nothing."""
    task = stream._reader
    if task is not None:
        stream._reader = None
        if type(task) is _Several:
            _push(task)
        else:
            core._task_queue.push(task)


def wake_other(stream):
    task = stream._waiter
    if task is not None:
        stream._waiter = None
        if type(task) is _Several:
            _push(task)
        else:
            core._task_queue.push(task)


def _push(tasks):
    """Wake all tasks of a queue."""
    while tasks.peek() is not None:
        core._task_queue.push(tasks.pop())


def _once():
    yield


DONE = _once()  # may be awaited any number of times, and does nothing
for _ in DONE:
    pass  # run it to its end


async def _nothing():
    pass


# Where asyncio differs between the runtimes.


def complete(kind):
    """Return the class of streams."""
    return kind


incomplete = complete  # returns the class of readexactly's error


def client(options):
    return None  # asyncio here has no options of its own, and no `sock`


async def addresses(host, port, backlog, path, options):
    """Return what each server of one start_server listens on."""
    return ((port, host, backlog, path),)


def listen(server, asked):
    server.listen(asked[0], asked[1], asked[2], path=asked[3])


def start(coro, stream):
    """Run a client_connected callback as a task."""
    core.create_task(coro).state = stream  # asyncio calls it with the task and its exception


def given(context):
    """Return a tls context made by the program."""
    return context


def let_go(stream):
    """Return False: nobody can say here when nothing refers to the stream any more."""
    return False


def sockets(listening):
    return [sock for sock in listening if sock is not None]


def places():
    """Return the modules in which install() replaces functions, if they are loaded."""
    import sys

    return [m for m in (sys.modules.get("asyncio"), sys.modules.get("asyncio.stream")) if m]


class _Awaited:
    """False if nothing can wake a task any more. asyncio checks it when no task is ready."""

    def __init__(self, queue):
        self.queue = queue

    def __bool__(self):
        loop = self.queue.loop
        queued = loop.jobs or loop.posted or loop.others
        return bool(self.queue.streams or loop.open or loop.live or queued)


class Queue:
    """Replaces asyncio.core.IOQueue."""

    def __init__(self, loop, settle, poll):
        self.loop = loop
        self.settle = settle
        self.poll = poll
        self.streams = {}  # id -> _Stream
        self.map = _Awaited(self)
        self.steps = 0  # steps of tasks since the last turn

    def queue_read(self, stream):
        self._entry(stream).reader = core.cur_task
        self._wait(stream, core.cur_task)

    def queue_write(self, stream):
        self._entry(stream).writer = core.cur_task
        self._wait(stream, core.cur_task)

    def _entry(self, stream):
        entry = self.streams.get(id(stream))
        if entry is None:
            entry = self.streams[id(stream)] = _Stream(self, stream)
        return entry

    def _wait(self, stream, task):
        entry = self.streams[id(stream)]
        task.data = self  # so that cancelling the task calls remove()
        if stream in self.loop.handles:
            self.loop.poller.modify(stream, entry._mask())
        else:
            self.loop.handles[stream] = entry
            self.loop.poller.register(stream, entry._mask())

    def refresh(self, entry):
        """Poll for what tasks still wait for."""
        if entry.reader or entry.writer:
            self.loop.poller.modify(entry.stream, entry._mask())
            return
        del self.streams[id(entry.stream)]
        if self.loop.inside:  # only `modify` is allowed there
            self.loop.poller.modify(entry.stream, 0)
            self.loop.defer(_late, None, entry)
        else:
            self.unregister(entry)

    def unregister(self, entry):
        stream = entry.stream
        if stream not in self.loop.handles:
            return
        again = self.streams.get(id(stream))
        if again is not None:  # a task waits for it again, in another entry
            self.loop.handles[stream] = again
            self.loop.poller.modify(stream, again._mask())
            return
        del self.loop.handles[stream]
        self.loop.poller.unregister(stream)

    def remove(self, task):
        """The task is cancelled, so it no longer waits."""
        for entry in list(self.streams.values()):
            if entry.reader is task:
                entry.reader = None
            elif entry.writer is task:
                entry.writer = None
            else:
                continue
            self.refresh(entry)

    def wait_io_event(self, ms):
        """Sleep until a task is ready, at most ms; negative: for ever. Called by asyncio."""
        if not ms:
            # A task is ready. asyncio calls this before each step; a poll costs like many steps.
            steps = self.steps + 1
            if steps < _STEPS:
                self.steps = steps
                return
        self.steps = 0
        # Listeners run outside any task, so that they may cancel every task.
        core.cur_task = None
        loop = self.loop
        while True:
            if loop.jobs or loop.timers or loop.posted or loop.others:
                self.poll(self._settle(ms))
            else:
                self.poll(ms)
            # asyncio takes the next task without checking whether there is one.
            if ms >= 0 or core._task_queue.peek() is not None:
                return
            if not self.map:
                core.create_task(_nothing())
                return

    def _settle(self, ms):
        """Do what is deferred or due. Returns how long to sleep, since that may have made a task
        ready."""
        left = self.settle()
        task = core._task_queue.peek()
        if task is not None:
            ms = max(0, core.ticks_diff(task.ph_key, core.ticks()))
        return left if 0 <= left and (ms < 0 or left < ms) else ms

    def adopt(self, other):
        """Take over what waits in asyncio's own queue. What still waits in this one belongs to a
        discarded loop."""
        for entry in list(self.streams.values()):
            entry.reader = entry.writer = None
            self.refresh(entry)
        for reader, writer, stream in list(other.map.values()):
            other.poller.unregister(stream)
            entry = self._entry(stream)
            entry.reader, entry.writer = reader, writer
            for task in (reader, writer):
                if task:
                    self._wait(stream, task)


def _late(owner, entry):
    entry.queue.unregister(entry)


_queue = None


def attach(loop, settle, poll, arm):
    """Make asyncio sleep in this loop. Called again after asyncio.new_event_loop()."""
    global _queue
    if _queue is None:
        _queue = Queue(loop, settle, poll)
    elif core._io_queue is not _queue:  # new_event_loop() was called: the previous one has ended
        for handle in list(loop.handles.values()):
            if hasattr(handle, "leave"):
                handle.leave()
        settle()
    if core._io_queue is not _queue:
        _queue.adopt(core._io_queue)
        core._io_queue = _queue
        task = core.cur_task
        for _ in range(_STEPS):
            _queue.wait_io_event(0)  # what a first turn allocates is allocated here
        core.cur_task = task
