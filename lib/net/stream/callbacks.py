"""The callbacks of net.stream: what they receive, and the queue of pending ones.

A queue of our own, because what a callback raises must not cost the socket, and because under
stream.run() callbacks run between the loop's turns. Imports net's public names.
"""

import net

waiting: list = []  # pending callbacks: entry._fn(entry) is called for each


class Event:
    """What callbacks receive. For an operation: source, bytes_processed, success, code, error."""

    success = True
    code = 0
    error = None
    host = address = port = None  # of an error: where it happened, as far as known
    bytes_processed = None  # None while the operation is running
    _fn = None  # the callback; None: synchronous
    _error = None

    def _raised(self, error):
        """The callback raised, which has been reported. If it was a MemoryError, some of our own
        state may be lost too: end the connection with an error."""
        if isinstance(error, MemoryError):
            self.source._no_memory(error)

    def _failed(self, error):
        """Make it describe an error. Returns itself."""
        self._error = error
        self.success = False
        self.bytes_processed = -1
        self.error = error.code
        self.code = self.error_code = error.errno if error.errno > 0 else -1
        self.host = error.host
        self.address = error.address
        self.port = error.port
        return self

    def _fail(self, error):
        """End the operation with an error."""
        self._failed(error)
        finish(self, -1)


class SocketEvent(Event):
    """An Event of a socket, for its callback of that name as assigned when the event is due."""

    def __init__(self, socket, name):
        self.socket = socket
        self._name = name

    def _fn(self, e):
        fn = getattr(self.socket, self._name)
        if fn is not None:
            fn(self)

    def _raised(self, error):
        if isinstance(error, MemoryError):
            self.socket._no_memory(error)


class _State:
    busy = 0  # nonzero: no flush needs to be started. 1: our own turn will flush; 2: flushing
    flushing = None  # the generator


state = _State()


def later(entry):
    """Queue a callback. MemoryError: it is not queued."""
    try:
        waiting.append(entry)
        if not state.busy:
            net.defer(flush)
    except MemoryError:
        if waiting and waiting[-1] is entry:
            waiting.pop()
        raise


def finish(e, n):
    """End the operation."""
    e.bytes_processed = n
    if e._fn is not None:
        later(e)


def flush(arg=None):
    """Run the queued callbacks and those that they queue; later ones wait until the network has
    been polled again."""
    if state.busy:
        return
    try:
        state.busy = 2
        if state.flushing is None:
            state.flushing = _flushing()
        next(state.flushing)  # type: ignore[call-overload, unused-ignore]
    except:  # KeyboardInterrupt, or no memory for the next flush
        state.busy = 0
        state.flushing = None
        if waiting:
            net.defer(flush)
        raise


def _flushing():
    """flush() as a generator: a frame that has to catch is too large for the stack, and is made
    once so."""
    while True:
        for _ in range(2):
            n = len(waiting)
            while n:
                n -= 1
                entry = waiting.pop(0)
                try:
                    entry._fn(entry)
                except Exception as error:
                    # Raised in one of net's listeners it would destroy the socket.
                    net.report(error)
                    entry._raised(error)
        entry = None
        state.busy = 0
        if waiting:
            net.defer(flush)
        yield


def const(value):
    """MicroPython's compiler replaces const(...) by its value."""
    return value
