"""Emitter: listeners by event name, as in Node's `events`. Does no I/O.

The listeners of an object are in one flat tuple (event, listener, event, listener, ...), or None
if there are none: 16 bytes for one listener on a board. Since a tuple is immutable, adding or
removing listeners does not affect an emission that is under way.
"""

from .door import door


def check_callable(fn, name):
    """Raise TypeError unless fn, the argument called `name`, is callable."""
    if not callable(fn):
        raise TypeError(name + " must be callable")


class Emitter:
    """Base class of Socket and Server, and of classes with events in styles and programs."""

    _ev: "tuple | None" = None

    def on(self, event: str, listener):
        """Add a listener; if added twice, it is called twice. TypeError: it is not callable, or
        event is not a str. Returns self."""
        if not (callable(listener) and isinstance(event, str)):
            from .misuse import refuse_listener

            refuse_listener(event, listener)
        before = self._ev
        self._ev = (event, listener) if before is None else before + (event, listener)
        try:
            self.listeners_changed(event)
        except MemoryError:
            self._ev = before
            raise
        return self

    add_listener = on

    def once(self, event: str, listener):
        """Add a listener that is removed before its first call. Returns self."""
        return door(Emitter, "once", "emitter_more")(self, event, listener)

    def remove_listener(self, event: str, listener):
        """Remove a listener, the one added last if there are several. Returns self."""
        return door(Emitter, "remove_listener", "emitter_more")(self, event, listener)

    def off(self, event: str, listener):
        """The same as remove_listener."""
        return self.remove_listener(event, listener)

    def remove_all_listeners(self, event: "str | None" = None):
        """Remove the listeners of one event, or all. Returns self."""
        return door(Emitter, "remove_all_listeners", "emitter_more")(self, event)

    def listeners(self, event: str) -> list:
        """Return the listeners of an event, in the order in which they are called."""
        return door(Emitter, "listeners", "emitter_more")(self, event)

    def listener_count(self, event: str) -> int:
        """Return the number of listeners of an event."""
        return len(self.listeners(event))

    def emit(self, event: str, *args) -> bool:
        """Call the listeners with args, in order. Returns True if there were any.

        An exception of a listener propagates, and the remaining ones are not called. "error"
        without a listener raises its argument.
        """
        return door(Emitter, "emit", "emitter_more")(self, event, *args)

    def fire(self, event: str, arg=...) -> bool:
        """Like emit, with at most one argument, and without raising an "error" that has no
        listener. For classes that emit often. Allocates: nothing (*args would)."""
        ev = self._ev
        if ev is None or event not in ev:  # most events of most sockets
            return False
        i = len(ev)
        n = i
        while i:
            if ev[n - i] == event:
                if arg is ...:
                    ev[n - i + 1]()
                else:
                    ev[n - i + 1](arg)
            i -= 2
        return True

    def has(self, event: str) -> bool:
        """Whether an event has listeners. Allocates: nothing."""
        return self._ev is not None and event in self._ev

    def __repr__(self):
        """The class; of a Socket or Server also its state and address:
        <Socket open 10.0.0.7:51002>."""
        return door(Emitter, "__repr__", "attributes")(self)

    def listeners_changed(self, event):
        """Called after the listeners of `event` (None: of any) have changed."""
