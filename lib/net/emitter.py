"""Emitter: listeners by event name, as in Node's `events`. Pure.

The listeners of an object lie in one flat tuple (event, listener, event, listener, ...), None when
there are none: 16 bytes for one listener on a board. A tuple cannot change, so a running emission
is not disturbed by listeners added or removed meanwhile.
"""

from .door import door


def check_callable(fn, name):
    """TypeError unless fn, which is given as `name`, can be called."""
    if not callable(fn):
        raise TypeError(name + " must be callable")


class Emitter:
    """Base of Socket and Server, and of what the styles and programs build on them."""

    _ev: "tuple | None" = None

    def on(self, event: str, listener):
        """Add a listener; added twice, it is called twice. TypeError if it cannot be called.
        Returns self."""
        if not callable(listener):
            check_callable(listener, "listener")
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
        """Remove one registration, the most recent; unknown: no effect. Returns self."""
        return door(Emitter, "remove_listener", "emitter_more")(self, event, listener)

    def off(self, event: str, listener):
        """As remove_listener."""
        return self.remove_listener(event, listener)

    def remove_all_listeners(self, event: "str | None" = None):
        """Remove the listeners of one event, or all. Returns self."""
        return door(Emitter, "remove_all_listeners", "emitter_more")(self, event)

    def listeners(self, event: str) -> list:
        """The listeners of an event, in the order in which they are called."""
        return door(Emitter, "listeners", "emitter_more")(self, event)

    def listener_count(self, event: str) -> int:
        """How many listeners an event has."""
        return len(self.listeners(event))

    def emit(self, event: str, *args) -> bool:
        """Call the listeners with args, in order; True if there was one.

        An exception of one stops the rest and comes out. "error" without a listener raises its
        argument.
        """
        return door(Emitter, "emit", "emitter_more")(self, event, *args)

    def fire(self, event: str, arg=...) -> bool:
        """As emit, with one argument at most, and "error" without a listener raises nothing.
        For those who emit. Allocates: nothing (a star argument would)."""
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
        """Whether anybody listens. Allocates: nothing."""
        return self._ev is not None and event in self._ev

    def __repr__(self):
        """Its class; of a Socket and a Server also the state, and where:
        <Socket open 10.0.0.7:51002>."""
        return door(Emitter, "__repr__", "attributes")(self)

    def listeners_changed(self, event):
        """Called after the listeners of `event` (None: of any) have changed."""
