"""The rest of Emitter, loaded by its first use: these functions become its methods (lazy.py)."""


class _Once:
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
    return emitter.on(event, _Once(emitter, event, listener))


def add_listener(emitter, event, listener):
    """As `on`."""
    return emitter.on(event, listener)


def remove_listener(emitter, event, listener):
    """Remove one registration, the most recent. Unknown: no effect. Returns the emitter."""
    _check(listener)
    ev = emitter._ev or ()
    i = len(ev)
    while i:
        i -= 2
        there = ev[i + 1]
        if ev[i] == event and (
            there == listener or isinstance(there, _Once) and there.function == listener
        ):
            emitter._ev = ev[:i] + ev[i + 2 :] or None
            emitter._listening(event)
            break
    return emitter


off = remove_listener


def remove_all_listeners(emitter, event=None):
    """Remove the listeners of one event, or all. Returns the emitter."""
    ev = emitter._ev or ()
    kept = ()
    if event is not None:
        for i in range(0, len(ev), 2):
            if ev[i] != event:
                kept += ev[i : i + 2]
    emitter._ev = kept or None
    emitter._listening(event)
    return emitter


def listeners(emitter, event):
    ev = emitter._ev or ()
    found = [ev[i + 1] for i in range(0, len(ev), 2) if ev[i] == event]
    return [f.function if isinstance(f, _Once) else f for f in found]


def listener_count(emitter, event):
    return len(listeners(emitter, event))


def emit(emitter, event, *args):
    """Call the listeners with args. An exception of one stops the rest and comes out.
    "error" without a listener raises its argument. True if there was a listener."""
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
