"""Resolving: looking up a host through the port, with the result delivered from the loop. Also
checks hosts and ports that programs pass.

Imports the port and loop. It keeps no state, so listening.py may release it; it is loaded again
when needed.
"""

from ._port import port as _port
from .errors import net_error
from .loop import loop


def check_where(number, host, path=None, fn=None, name=None):
    """Check the arguments of connect and listen. TypeError, ValueError: invalid."""
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
    """From now on, look up names with resolve(), which has the port's interface; None: the
    port's."""
    loop.resolve = resolve


class Resolution:
    """One lookup. asker._resolved(error, addr, text, family, more) is called once, from the loop,
    unless cancel() comes first. error: None or NetError."""

    def __init__(self, asker, owner=None):
        self.asker = asker
        self.owner = owner  # of the job: what suffers when a listener raises
        self.found = None
        self.host = None
        # An object that cancels it, if the resolver returns one; False: inside the resolver's
        # call.
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
        # An answer that another thread gives meanwhile is found below, or posted.
        self.asked = (loop.resolve or _port.resolve)(host, port, family, self._answered)
        if self.found is None:
            # The answer will come from another thread, which must be able to wake the loop.
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
