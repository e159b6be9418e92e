"""What few programs ask of an Emitter. Its doors load it; see there for what each does. Pure."""

from .door import door
from .emitter import Emitter, check_callable


class Once:
    """A listener that goes before it is called; `remove_listener` finds it by its function."""

    def __init__(self, owner, event, function):
        self.owner = owner
        self.event = event
        self.function = function

    def __call__(self, *args):
        self.owner.remove_listener(self.event, self)
        self.function(*args)


def once(emitter, event, listener):
    check_callable(listener, "listener")
    return emitter.on(event, Once(emitter, event, listener))


def remove_listener(emitter, event, listener):
    check_callable(listener, "listener")
    ev = emitter._ev or ()
    i = len(ev)
    while i:
        i -= 2
        there = ev[i + 1]
        if ev[i] == event and (
            there == listener or isinstance(there, Once) and there.function == listener
        ):
            emitter._ev = ev[:i] + ev[i + 2 :] or None
            emitter.listeners_changed(event)
            break
    return emitter


def remove_all_listeners(emitter, event=None):
    ev = emitter._ev or ()
    kept = ()
    if event is not None:
        for i in range(0, len(ev), 2):
            if ev[i] != event:
                kept += ev[i : i + 2]
    emitter._ev = kept or None
    emitter.listeners_changed(event)
    return emitter


def listeners(emitter, event):
    ev = emitter._ev or ()
    found = [ev[i + 1] for i in range(0, len(ev), 2) if ev[i] == event]
    return [f.function if isinstance(f, Once) else f for f in found]


def emit(emitter, event, *args):
    called = False
    ev = emitter._ev or ()
    for i in range(0, len(ev), 2):
        if ev[i] == event:
            ev[i + 1](*args)
            called = True
    if not called and event == "error":
        error = args[0] if args else None
        if isinstance(error, Exception):
            raise error
        raise RuntimeError("uncaught 'error' event: %r" % (error,))
    return called


# Whoever has listened for once, or to several, stops when something has gone wrong, too.
door(Emitter, "remove_listener", "emitter_more")
