"""What a test leaves behind in net, when all that it opened is closed. Asked at the end of every
conformance test, on every runtime. MicroPython subset; looks into net, as counting.py does.
"""

from net import Server, Socket
from net import _loop as loop

# Bits of a Socket's `_st`, see socket.py: READ REGISTERED WRITE CONNECTING OPEN CLOSING COUNTED
# CORKED; and HAD_ERROR.
_OVER = 1 | 2 | 4 | 8 | 16 | 2048 | 2097152 | 8388608
_HAD_ERROR = 262144
_BY_HAND = 3  # of a Server's `_how`: `manual_accept`, and that somebody waited
_MOST = 64  # handles of a test that are looked at; fewer on boards
_SOCKET = "_sys", "_wr", "_cb", "_buf", "_ahead", "_q", "_finishing", "_pending", "_pipe"
_OF_WHOM = "_server", "_peer"  # a `close` listener that raises leaves these
_SERVER = ("_sys", "_pending", "_file")
_TABLES = ("fresh", "jobs", "posted", "others", "closing")
_STATES = ("running", "endless", "inside", "stopped")

_seen = []


def begin(board, streams):
    """Remember the handles that are registered from now on. `streams`: of net.aio, which are kept
    by whoever uses them: that nobody does is what some tests are about."""
    _seen.clear()
    watch = type(loop).watch
    most = 0 if streams else 4 if board else _MOST

    def remember(owner, sock, flags):
        if len(_seen) < most:
            _seen.append(owner)
        return watch(loop, owner, sock, flags)

    loop.watch = remember


def found():
    """What is left, or ""."""
    del loop.watch
    text = _of_loop()
    for owner in _seen:
        if not text and isinstance(owner, Socket):
            text = _of_socket(owner)
        elif not text and isinstance(owner, Server):
            text = _of_server(owner)
    _seen.clear()
    return text


def _of_loop():
    for name in _TABLES:
        if getattr(loop, name):
            return "loop.%s: %r" % (name, getattr(loop, name))
    for name in _STATES:
        if getattr(loop, name):
            return "loop." + name
    for owner in loop.handles.values():
        if owner is not loop.waker:
            return "loop.handles: %r" % owner
    if loop.open or loop.live:
        return "loop.open %d, loop.live %d" % (loop.open, loop.live)
    for timer in loop.timers:
        # unref() is a program's; a server looks for itself whether it is full still.
        if timer.fn is not None and not (timer.args and isinstance(timer.args[0], Server)):
            return "a timer: %r" % timer.fn
    return ""


def _of_socket(sock):
    for name in _SOCKET if sock._st & _HAD_ERROR else _SOCKET + _OF_WHOM:
        if getattr(sock, name) is not None:
            return "%s.%s: %r" % (type(sock).__name__, name, getattr(sock, name))
    if sock._st & _OVER:
        return "%s._st: %d" % (type(sock).__name__, sock._st & _OVER)
    if sock._lent:
        return "a buffer that is owed"
    if sock._timer is not None and sock._timer.timer is not None:
        return "a timer of a socket"
    for listener in sock._ev or ():
        if type(getattr(listener, "__self__", None)).__name__ in ("_Link", "Pipe"):  # CPython
            return "a listener of a pipe: %r" % listener
    return ""


def _of_server(server):
    for name in _SERVER:
        if getattr(server, name) is not None:
            return "%s.%s: %r" % (type(server).__name__, name, getattr(server, name))
    if server._waiting or server._count or server._how & ~_BY_HAND or server.listening:
        state = (server._waiting, server._count, server._how, server.listening)
        return "of a server: %r" % (state,)
    return ""
