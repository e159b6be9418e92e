"""net.stream's own way to run, and the wait of the synchronous forms. Loaded by the first of them.

Callbacks run between the turns of net's loop, where another turn is allowed. While a synchronous
form waits, the callbacks wait too, as in the original.
"""

import net
from net.stream import _queue, busy, flush

_stopped = [False]


def turn(timeout_ms=0):
    """net.turn(), and then the callbacks. True while something is open."""
    if busy[0] == 2:
        raise RuntimeError("stream.run() inside a callback")
    alive = _turn(0 if _queue else timeout_ms)
    flush()
    return alive or len(_queue) > 0


def run():
    """Turn until nothing is open or stop() was called. Synchronous forms work in callbacks."""
    _stopped[0] = False
    while turn(-1) and not _stopped[0]:
        pass


def stop():
    """End run() after the present turn; what is open stays open."""
    _stopped[0] = True


def _turn(timeout_ms):
    before = busy[0]
    busy[0] = 1
    try:
        return net.turn(timeout_ms)
    finally:
        busy[0] = before
        if _queue:
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
