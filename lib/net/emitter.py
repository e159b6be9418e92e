"""Emitter: listeners by event name, as in Node's `events`. Pure; imports nothing.

The listeners of an object lie in one flat tuple (event, listener, event, listener, ...), None when
there are none: 16 bytes for one listener on a board. A tuple cannot change, so a running emission
is not disturbed by listeners added or removed meanwhile.
"""


class _Once:
    """A listener that goes before it is called; `remove_listener` finds it by its function."""

    def __init__(self, emitter, event, function):
        self.emitter = emitter
        self.event = event
        self.function = function

    def __call__(self, *args):
        self.emitter.remove_listener(self.event, self)
        self.function(*args)


class Emitter:
    """Base of Socket and Server.

    on(event, listener)                 add; twice added is twice called
    once(event, listener)               add; removed before its first call
    remove_listener(event, listener)    remove the one added last; off is the same
    remove_all_listeners(event=None)    remove all, or all of one event
    emit(event, *args) -> bool          call them in order; True if there was one
    listeners(event), listener_count(event)
    """

    _ev: "tuple | None" = None

    def on(self, event: str, listener):
        """Add a listener. TypeError if it cannot be called. Returns self."""
        self._check(listener)
        self._ev = (self._ev or ()) + (event, listener)
        self._listening(event)
        return self

    def once(self, event: str, listener):
        """As `on`, for one call."""
        self._check(listener)
        return self.on(event, _Once(self, event, listener))

    add_listener = on

    def remove_listener(self, event: str, listener):
        """Remove one registration, the most recent. Unknown: no effect. Returns self."""
        self._check(listener)
        ev = self._ev or ()
        i = len(ev)
        while i:
            i -= 2
            if ev[i] == event and (
                ev[i + 1] == listener or getattr(ev[i + 1], "function", None) == listener
            ):
                self._ev = ev[:i] + ev[i + 2 :] or None
                self._listening(event)
                break
        return self

    off = remove_listener

    def remove_all_listeners(self, event: "str | None" = None):
        """Remove the listeners of one event, or all. Returns self."""
        ev = self._ev or ()
        kept = ()
        if event is not None:
            for i in range(0, len(ev), 2):
                if ev[i] != event:
                    kept += ev[i : i + 2]
        self._ev = kept or None
        self._listening(event)
        return self

    def listeners(self, event: str) -> list:
        ev = self._ev or ()
        found = [ev[i + 1] for i in range(0, len(ev), 2) if ev[i] == event]
        return [f.function if isinstance(f, _Once) else f for f in found]

    def listener_count(self, event: str) -> int:
        return len(self.listeners(event))

    def emit(self, event: str, *args) -> bool:
        """Call the listeners with args. An exception of one stops the rest and comes out.
        "error" without a listener raises its argument."""
        called = False
        ev = self._ev
        if ev:
            for i in range(0, len(ev), 2):
                if ev[i] == event:
                    ev[i + 1](*args)
                    called = True
        if not called and event == "error":
            error = args[0] if args else None
            raise error if isinstance(error, Exception) else RuntimeError(
                "uncaught 'error' event: %r" % (error,)
            )
        return called

    def _fire(self, event):
        """emit without arguments. Allocates: nothing (a star argument would)."""
        ev = self._ev
        if ev:
            for i in range(0, len(ev), 2):
                if ev[i] == event:
                    ev[i + 1]()

    def _fire1(self, event, arg):
        """emit with one argument. Allocates: nothing."""
        ev = self._ev
        if ev:
            for i in range(0, len(ev), 2):
                if ev[i] == event:
                    ev[i + 1](arg)

    def _check(self, listener):
        if not callable(listener):
            raise TypeError("listener must be callable")

    def _has(self, event):
        """Whether anybody listens. Allocates: nothing."""
        ev = self._ev
        if ev:
            for i in range(0, len(ev), 2):
                if ev[i] == event:
                    return True
        return False

    def _listening(self, event):
        """Called after the listeners of `event` (None: of any) have changed."""
