"""Turns of the loop for a host that sleeps in it, or wakes for it: asyncio. Part of net.aio.

Loop.turn is made for any caller: preparing it costs more than three messages. A host comes here
for every message, so what has nothing to do must cost nothing: settle() is called when there is
something, poll() serves what is ready and leaves.

MicroPython takes the frame of a function from the heap when its locals, its stack (4 words for a
`for`) and its `try`s (3 words each) need more than 11 words, and the heap is searched from its
begin for it. What a message goes through stays below that; hence the small functions.
"""

from .._port import const
from ..loop import loop, poll_failed

_MOST_JOBS = const(768)  # as in net.loop

_serving = [None]  # send() of the generator
_settling = [None]  # that of Loop.settles; None while it runs, for one that raised is over


def settle():
    """Do what is deferred or due. Returns ms until the next timer, -1 without one."""
    if loop.running:
        raise RuntimeError("net: the loop is running already")
    loop.running = loop.stopped = True
    wait = None
    try:
        while loop.stopped:  # stop() is for run(), which is not here
            loop.stopped = False
            send = _settling[0] or loop.settles().send
            _settling[0] = None
            wait = send(None)
            _settling[0] = send
    except BaseException:
        _abandon()
        raise
    loop.running = loop.inside = False
    return -1 if wait is None else wait


def poll(ms):
    """Serve what is ready, now or ms from now at the latest (-1: whenever that is), and do what
    that deferred. Allocates: nothing."""
    turned = loop  # a global costs as much as an attribute
    if turned.running:
        raise RuntimeError("net: the loop is running already")
    if _serving[0] is None:
        _begin_turns()
    turned.running = turned.inside = True
    _serving[0](ms)
    turned.running = turned.inside = False
    if turned.jobs:
        settle()


def _begin_turns():
    serving = _serve()
    next(serving)
    _serving[0] = serving.send


def _serve():  # noqa: C901  one function, because a call costs as much as a message
    """A generator, because a frame that has to catch is too large for the stack, and is made once
    so: send(ms) is a poll, and what is ready is served."""
    handles = loop.handles
    jobs = loop.jobs
    handle = error = None
    try:
        while True:
            ms = yield
            try:
                for key, flags in loop.ipoll(ms):
                    handle = handles[key]
                    if flags == 1:  # READ alone, as in Loop._turns
                        callback = handle._cb
                        if callback is not None:
                            try:
                                n = handle._sys.readinto(handle._buf)
                            except OSError as error:
                                handle._read_failed(error)
                                continue
                            if n:
                                handle._rx += n
                                if callback(n, handle._buf, handle) is False:
                                    handle.pause()
                                continue
                            if n is None:
                                continue
                    handle._ready(flags)
                    if len(jobs) > _MOST_JOBS:
                        break  # the others are still ready
            except BaseException as error:
                _failed(handle, error)
            handle = callback = None  # nobody is kept for having been the last
    finally:
        if _serving:  # else the interpreter ends
            _serving[0] = None  # a generator that raised is over


def _failed(handle, error):
    """An exception of a listener is told; what interrupts the program leaves it."""
    loop.inside = False
    if not isinstance(error, Exception):
        _abandon()
        raise error
    if handle is None:
        try:
            poll_failed(error)
        except Exception:
            _abandon()
            raise
    loop.caught(handle, error)


def _abandon():
    """As when an interrupt leaves Loop.run: every socket closed."""
    from ..poller import leave_all

    loop.running = loop.inside = False
    leave_all()
