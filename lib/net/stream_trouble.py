"""Failures and time limits of net.stream. Loaded by the first of them."""

import net
from net.stream import ERROR, Event, finish, later


def failed(e, error):
    """Make an Event that of an error. Returns it."""
    e._error = error
    e.success = False
    e.bytes_processed = -1
    e.error = error.code
    e.code = e.error_code = error.errno if error.errno > 0 else -1
    return e


def fail(e, error):
    """An operation is over, with an error."""
    finish(failed(e, error), -1)


# ---- methods of TCP


def _gone(self, error):
    """net's socket is closed. Without an error: net.close_all() did it."""
    if error is None:
        self.close()
    else:
        later("error", failed(Event(socket=self), error))
        self._down(ERROR, error)


def _give_up(self, error):
    """What waits gets the error."""
    for e in self._reads + self._writes:
        fail(e, error)
    self._reads = []
    self._writes = []


def _watch(self, what):
    """Give the system until the timeout to take a byte."""
    sock = self._sock
    sent = sock.bytes_written

    def late():
        self._timer = None
        if sock.bytes_written == sent:
            sock.destroy(net.NetError(110, what))
        else:
            self._watch(what)

    self._timer = net.call_later(self.timeout, late)
