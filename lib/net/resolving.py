"""Resolving: where a host and port are, asked of the port, told from the loop.

Imports the port and loop. Also the checks of what a program says where to go. It keeps nothing
itself: listening.py may let go of it, and the next to need it loads it anew.
"""

from ._port import port as _port
from .errors import net_error
from .loop import loop


def check_where(number, host, path=None, fn=None, name=None):
    """What connect and listen are given. TypeError, ValueError: something is wrong."""
    if (
        path is None
        and (type(number) is not int or not 0 <= number <= 65535)  # bool is not a port
        or not (path is None or isinstance(path, str) and "\0" not in path)
        or not (host is None or isinstance(host, str) and "\0" not in host)
        or not (fn is None or callable(fn))
    ):
        from .misuse import refuse_where

        refuse_where(number, host, path, fn, name)


def use(resolve):
    """Ask resolve(), which is as the port's, from now on; None: the port's."""
    loop.resolve = resolve


class Resolution:
    """One question. asker._resolved(error, addr, text, family, more) hears the answer once, from
    the loop, unless cancel() came first. error: None or NetError."""

    def __init__(self, asker, owner=None):
        self.asker = asker
        self.owner = owner  # of the job: what suffers when a listener raises
        self.found = None
        self.host = None
        # What cancels it, where the resolver gives that; False: it is being asked.
        self.asked = None

    def cancel(self):
        self.asker = None
        if self.asked:
            self.asked.cancel()
            self.asked = None

    def begin(self, host, port, family):
        """Ask. The answer, if it came at once, as it does to a number: who cannot wait takes it
        and cancels. OSError, MemoryError, RuntimeError (another thread's loop): nothing was
        asked."""
        if _port.check is not None:
            _port.check()
        self.host = host
        self.asked = False
        # What another thread answers meanwhile is found below, or posted.
        self.asked = (loop.resolve or _port.resolve)(host, port, family, self._answered)
        if self.found is None:
            # The answer comes from another thread, which must be able to end a poll.
            from .loop_more import arm

            arm()
        else:
            loop.defer(_tell_answer, self.owner, self)  # no post: that would end a poll, too
        return self.found

    def _answered(self, error, addr, text, family, more=()):
        # Perhaps in another thread.
        self.found = (error, addr, text, family, more)
        if self.asked is not False:
            from .loop_more import post

            post(_tell_answer, self.owner, self)


def _tell_answer(owner, resolution):
    asker = resolution.asker
    if asker is not None:
        resolution.asker = None
        error, addr, text, family, more = resolution.found
        if error is not None:
            error = net_error(error, "lookup", (resolution.host, None, None, None, ""))
        asker._resolved(error, addr, text, family, more)
