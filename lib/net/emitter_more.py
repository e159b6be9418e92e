"""What few programs ask of an Emitter. Its doors load it; see there for what each does. Pure."""

from .emitter import Once


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
