"""Emitter: listeners by event name, as in Node's `events`. Pure; imports nothing at first.

The listeners of an object lie in one flat tuple (event, listener, event, listener, ...), None when
there are none: 16 bytes for one listener on a board. A tuple cannot change, so a running emission
is not disturbed by listeners added or removed meanwhile. All but adding and telling is in
events.py and is loaded by its first use.
"""


class Emitter:
    """Base of Socket and Server.

    on(event, listener)                 add; twice added is twice called; also add_listener
    once(event, listener)               add; removed before its first call
    remove_listener(event, listener)    remove the one added last; off is the same
    remove_all_listeners(event=None)    remove all, or all of one event
    emit(event, *args) -> bool          call them in order; True if there was one
    listeners(event), listener_count(event)
    """

    _ev: "tuple | None" = None

    def on(self, event: str, listener):
        """Add a listener. TypeError if it cannot be called. Returns self."""
        if not callable(listener):
            raise TypeError("listener must be callable")
        self._ev = (self._ev or ()) + (event, listener)
        self._listening(event)
        return self

    def _fire(self, event, arg=None, plain=True):
        """emit without an argument, or with one where plain is False; True if anybody listens.
        Allocates: nothing (a star argument would)."""
        ev = self._ev
        if not ev:
            return False
        found = False
        i = len(ev)
        n = i
        while i:
            if ev[n - i] == event:
                found = True
                if plain:
                    ev[n - i + 1]()
                else:
                    ev[n - i + 1](arg)
            i -= 2
        return found

    def _has(self, event):
        """Whether anybody listens. Allocates: nothing."""
        return bool(self._ev) and event in self._ev

    def _listening(self, event):
        """Called after the listeners of `event` (None: of any) have changed."""

    def __getattr__(self, name):
        # Only for what neither the object nor its class has.
        from net.lazy import find

        return find(self, name)
