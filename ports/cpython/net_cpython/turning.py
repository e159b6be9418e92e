"""Who turns the loop: threads that must not touch it, signals that must end its sleep, forks.

Part of net_cpython.
"""

import os
import signal
from threading import RLock

_turning = False
# Of the thread that turns the loop now. Whoever has little time asks this before check(): no other
# question about threads is as cheap.
_lock = RLock()
turns_here = _lock._is_owned
_sender = None  # a socket on which one byte ends a poll
_before = None  # the descriptor that signals wrote to before


def check():
    """RuntimeError in a thread that does not turn the loop while another does."""
    if not turns_here() and _turning:
        raise RuntimeError(
            "net: not the thread that runs the loop; net.wake(fn) has the loop call fn there"
        )


def ends_poll(sock):
    global _sender
    _sender = sock


def turning(on):
    """Called at the beginning and the end of run() and turn(). A signal writes a byte to the waker
    meanwhile: what its handler has queued must not wait until the poll ends by itself."""
    global _before, _turning
    if on:
        if not _lock.acquire(blocking=False):  # of a thread that there was before a fork
            _lock._at_fork_reinit()
            _lock.acquire(blocking=False)
        _turning = True
        try:
            _before = signal.set_wakeup_fd(_sender.fileno(), warn_on_full_buffer=False)
        except ValueError:
            _before = None  # signals are handled in the main thread, which this is not
        return
    _turning = False
    while turns_here():
        _lock.release()
    if _before is not None:
        signal.set_wakeup_fd(_before)
        _before = None


def on_fork(fn):
    """fn() is called in a child after a fork."""
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=fn)
