"""net.stream's own way to run, and the wait of the synchronous forms. Loaded by the first of them.

Callbacks run between the turns of net's loop, where another turn is allowed. While a synchronous
form waits, the callbacks wait too, as in the original.
"""

import net

from .callbacks import flush, state, waiting

_stopped = False


def turn(timeout_ms=0):
    if state.busy == 2:
        raise RuntimeError("stream.run() inside a callback")
    alive = _turn(0 if waiting else timeout_ms)
    flush()
    return alive or bool(waiting)


def run():
    global _stopped
    _stopped = False
    while turn(-1) and not _stopped:
        pass


def stop():
    global _stopped
    _stopped = True


def _turn(timeout_ms):
    """A turn of net's loop in which callbacks wait."""
    before = state.busy
    state.busy = 1
    try:
        return net.turn(timeout_ms)
    finally:
        state.busy = before
        if waiting:
            net.defer(flush)  # whoever turns next


def wait(e):
    """Turn until an operation is over."""
    while e.bytes_processed is None:
        _turn(-1)


def until_listening(server):
    """Turn until it listens or could not. RuntimeError inside the loop."""
    try:
        while not server.listening and server.error is None:
            _turn(-1)
    except RuntimeError:
        server.close()
        raise
