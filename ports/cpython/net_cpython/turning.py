"""Which thread turns the loop, signals that must end its sleep, and forks.

Part of net_cpython.
"""

import atexit
import os
import signal
import socket
from threading import RLock

_turning = False
# Owned by the thread that turns the loop. Hot paths call turns_here() before check(), because
# nothing else identifies a thread as fast. threading.Condition, too, relies on _is_owned.
_lock = RLock()
turns_here = _lock._is_owned  # type: ignore[attr-defined]
_sender = None  # a socket of the latest waker: one byte sent to it ends a poll
_before = None  # the wakeup descriptor for signals that was set before


def check():
    """Raise RuntimeError if another thread turns the loop."""
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
    """Called at the beginning and end of run() and turn(). In between, signals write a byte to the
    waker, because what a handler queues must not wait until the poll ends by itself."""
    global _before, _turning
    if on:
        if not _lock.acquire(blocking=False):  # owned by a thread from before a fork
            _lock._at_fork_reinit()
            _lock.acquire(blocking=False)
        _turning = True
        number = -1 if _sender is None else _sender.fileno()  # without descriptors there is none
        try:
            _before = signal.set_wakeup_fd(number, warn_on_full_buffer=False)
        except ValueError:
            _before = None  # not the main thread, which handles the signals
        return
    _turning = False
    while turns_here():
        _lock.release()
    if _before is not None:
        signal.set_wakeup_fd(_before)
        _before = None


def on_fork(fn):
    """Have fn() called in the child after each fork."""
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=fn)
