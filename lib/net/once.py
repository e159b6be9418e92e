"""Listeners for one call, and removing listeners. Loaded by the first use: these functions become
methods of Emitter (lazy.py)."""


class Once:
    """A listener that goes before it is called; `remove_listener` finds it by its function."""

    def __init__(self, owner, event, function):
        self.owner = owner
        self.event = event
        self.function = function

    def __call__(self, *args):
        self.owner.remove_listener(self.event, self)
        self.function(*args)


def _check(listener):
    if not callable(listener):
        raise TypeError("listener must be callable")


def once(owner, event, listener):
    """As `on`, for one call. Returns the emitter."""
    _check(listener)
    return owner.on(event, Once(owner, event, listener))


def remove_listener(owner, event, listener):
    """Remove one registration, the most recent. Unknown: no effect. Returns the emitter."""
    _check(listener)
    ev = owner._ev or ()
    i = len(ev)
    while i:
        i -= 2
        there = ev[i + 1]
        if ev[i] == event and (
            there == listener or isinstance(there, Once) and there.function == listener
        ):
            owner._ev = ev[:i] + ev[i + 2 :] or None
            owner._listening(event)
            break
    return owner


off = remove_listener
