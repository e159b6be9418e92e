"""Turns of the loop for a host that sleeps in it, or wakes for it: asyncio. Part of net.aio.

Loop.turn is made for any caller: preparing it costs more than three messages. A host comes here
for every message, so what has nothing to do must cost nothing: settle() is called when there is
something, poll() serves what is ready and leaves.

MicroPython takes the frame of a function from the heap when its locals, its stack (4 words for a
`for`) and its `try`s (3 words each) need more than 11 words, and the heap is searched from its
begin for it. What a message goes through stays below that; hence the small functions.
"""

from ..loop import loop, poll_failed

_handles = loop.handles
_at = [None]  # the handle that is being served


def settle():
    """Do what is deferred or due. Returns ms until the next timer, -1 without one."""
    if loop.running:
        raise RuntimeError("net: the loop is running already")
    loop.running = loop.stopped = True
    wait = None
    try:
        while loop.stopped:  # stop() is for run(), which is not here
            loop.stopped = False
            wait = loop.settle()
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
    turned.running = turned.inside = True
    _at[0] = None
    try:
        _serve(turned.ipoll(ms))
    except BaseException as error:
        _failed(error)
    turned.running = turned.inside = False
    if turned.jobs:
        settle()


def _serve(ready):
    for key, flags in ready:
        key = _handles[key]
        _at[0] = key
        if flags != 1 or key._cb is None or not _take(key, key._cb):
            key._ready(flags)


def _take(handle, callback):
    """Read for a flowing socket; False at the end."""
    try:
        n = handle._sys.readinto(handle._buf)
    except OSError as error:
        handle._read_failed(error)
        return True
    if n:
        handle._rx += n
        if callback(n, handle._buf, handle) is False:
            handle.pause()
    return n != 0


def _failed(error):
    """An exception of a listener is told; what interrupts the program leaves it."""
    loop.inside = False
    if not isinstance(error, Exception):
        _abandon()
        raise error
    if _at[0] is None:
        poll_failed(error)
    loop.caught(_at[0], error)


def _abandon():
    """As when an interrupt leaves Loop.run: every socket closed."""
    from ..poller import close_all

    loop.running = loop.inside = False
    close_all()
