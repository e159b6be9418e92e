"""ref, unref and call_every. Loaded by the first of them. Imports the port, loop and timers."""

from ._port import const, port
from .emitter import check_callable
from .loop import loop, nothing
from .timers import Timer, again, check_ms

# A bit of `_st`: the list with their meanings is in socket.py.
_COUNTED = const(2097152)


def keep(thing, keeps):
    """keeps: whether run() waits for thing, a Socket, Server or Timer."""
    loop.defer(nothing, None)  # makes the loop check again whether anything keeps it running
    change = keeps - thing._keeps
    thing._keeps = keeps
    if isinstance(thing, Timer):
        if thing.fn is not None:
            loop.live += change
    elif thing._st & _COUNTED if hasattr(thing, "_rx") else thing._sys is not None:
        loop.open += change
    return thing


# ---- call_every


def call_every(ms, fn, *args):
    if port.check is not None:
        port.check()
    check_callable(fn, "fn")
    check_ms(ms, 1)
    return Every(int(ms), fn, args)


class Every(Timer):
    """Returned by call_every."""

    def __init__(self, ms, fn, args):
        self.ms = ms
        self.call = fn
        self.all = args
        self.tick = self._tick  # once: each mention makes an object
        self.args = ()
        self.due = self.order = 0
        self.fn = None
        again(self, self.tick, ms)

    def _tick(self):
        # Scheduled again first, because the function may cancel it or raise.
        late = port.ticks_diff(port.ticks_ms(), self.due)
        again(self, self.tick, self.ms - late % self.ms)
        if self.all:
            self.call(*self.all)
        else:
            self.call()  # a star would allocate
