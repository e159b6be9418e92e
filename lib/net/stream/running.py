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
    before = _hold()
    try:
        alive = net.turn(0 if waiting else timeout_ms)
    except:
        _release(before)
        raise
    state.busy = before
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


def wait(e):
    """Run turns until an operation has ended."""
    before = _hold()
    try:
        while e.bytes_processed is None:
            net.turn(-1)
    finally:
        _release(before)


def until_listening(server):
    """Run turns until it listens or has failed. RuntimeError inside the loop."""
    before = _hold()
    try:
        while not server.listening and server.error is None:
            net.turn(-1)
    except RuntimeError:
        server.close()
        raise
    finally:
        _release(before)


def _hold():
    """Hold callbacks back from now on. Returns the argument for _release()."""
    before = state.busy
    state.busy = 1
    return before


def _release(before):
    state.busy = before
    if waiting and not before:
        net.defer(flush)  # run by the next turn
