"""The rest of Emitter. Loaded by the first use: these functions become its methods (lazy.py)."""

from net.once import Once


def add_listener(emitter, event, listener):
    """As `on`."""
    return emitter.on(event, listener)


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
    return [f.function if isinstance(f, Once) else f for f in found]


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
