"""Listeners for one call, and removing listeners. Loaded by the first use: these functions become
methods of Emitter (lazy.py)."""


class Once:
    """A listener that goes before it is called; `remove_listener` finds it by its function."""

    def __init__(self, emitter, event, function):
        self.emitter = emitter
        self.event = event
        self.function = function

    def __call__(self, *args):
        self.emitter.remove_listener(self.event, self)
        self.function(*args)


def _check(listener):
    if not callable(listener):
        raise TypeError("listener must be callable")


def once(emitter, event, listener):
    """As `on`, for one call. Returns the emitter."""
    _check(listener)
    return emitter.on(event, Once(emitter, event, listener))


def remove_listener(emitter, event, listener):
    """Remove one registration, the most recent. Unknown: no effect. Returns the emitter."""
    _check(listener)
    ev = emitter._ev or ()
    i = len(ev)
    while i:
        i -= 2
        there = ev[i + 1]
        if ev[i] == event and (
            there == listener or isinstance(there, Once) and there.function == listener
        ):
            emitter._ev = ev[:i] + ev[i + 2 :] or None
            emitter._listening(event)
            break
    return emitter


off = remove_listener
