"""Who turns the loop: threads that must not touch it, signals that must end its sleep, forks.

Part of net_cpython.
"""

import atexit
import os
import signal
import socket
from threading import RLock

_turning = False
# Of the thread that turns the loop now. Whoever has little time asks this before check(): no other
# question about threads is as cheap.
_lock = RLock()
turns_here = _lock._is_owned
_sender = None  # a socket on which one byte ends a poll, of the waker made last
_before = None  # the descriptor that signals wrote to before


def check():
    """RuntimeError in a thread that does not turn the loop while another does."""
    if not turns_here() and _turning:
        raise RuntimeError(
            "net: not the thread that runs the loop; net.wake(fn) has the loop call fn there"
        )


class Waker:
    """Two connected sockets: a byte that is sent on one makes the other ready."""

    def __init__(self):
        global _sender
        self._receiver, self._sender = socket.socketpair()
        self._receiver.setblocking(False)
        self._sender.setblocking(False)
        self.fileno = self._receiver.fileno
        _sender = self._sender
        atexit.register(self.close)  # it serves as long as the process lives

    def wake(self):
        try:
            self._sender.send(b"\0")
        except OSError:
            pass  # full: awake already; closed: nobody sleeps

    def drain(self):
        try:
            while len(self._receiver.recv(4096)) == 4096:
                pass
        except OSError:
            pass

    def close(self):
        atexit.unregister(self.close)
        if _before is not None:
            signal.set_wakeup_fd(-1)  # the number may soon be another's
        self._receiver.close()
        self._sender.close()


def waker():
    made = Waker()
    return made, made.wake, made.drain


def turning(on):
    """Called at the beginning and the end of run() and turn(). A signal writes a byte to the waker
    meanwhile: what its handler has queued must not wait until the poll ends by itself."""
    global _before, _turning
    if on:
        if not _lock.acquire(blocking=False):  # of a thread that there was before a fork
            _lock._at_fork_reinit()
            _lock.acquire(blocking=False)
        _turning = True
        number = -1 if _sender is None else _sender.fileno()  # without descriptors there is none
        try:
            _before = signal.set_wakeup_fd(number, warn_on_full_buffer=False)
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
