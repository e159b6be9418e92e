"""Waking a sleeping poll on boards: a stream without data that becomes readable on wake().

Part of net_micropython, loaded by the first use of net.wake.
"""

import io

from micropython import const

_POLL = const(3)  # MP_STREAM_POLL
_READ = const(1)


class _Event(io.IOBase):
    def __init__(self):
        self._set = 0

    def wake(self):
        # One store of a small int: safe in an interrupt. Any interrupt ends poll's sleep.
        self._set = _READ

    def drain(self):
        self._set = 0

    def ioctl(self, request, arg):
        return self._set & arg if request == _POLL else 0

    def close(self):
        """As of a socket: the loop does so where it cannot be registered."""


def waker():
    event = _Event()
    return event, event.wake, event.drain
