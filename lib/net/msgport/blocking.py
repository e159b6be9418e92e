"""Blocking calls of net.msgport: they turn net's loop, which serves everything that is open, until
there is a result. Loaded by the first such call, and by close. Imports net's public names.

Inside net's loop they raise RuntimeError, because nothing else would be served.
"""

import net

from .message_port import const

_CONNECTING = const(1)
_CONNECTED = const(2)
_REFUSED = const(3)
_CLOSED = const(6)
_EAGAIN = const(11)
_ETIMEDOUT = const(110)


class _Patience:
    """The time limit of a call, from an option in seconds; 0: none."""

    def __init__(self, sock, option):
        self.over = False
        self.timer = None
        seconds = (sock._options or {}).get(option, 0)
        if seconds:
            self.timer = net.call_later(seconds * 1000, self._end)

    def _end(self):
        self.over = True

    def turn(self):
        """Wait for something to happen. False: the time is up, perhaps already before the call, or
        nothing is open."""
        return not self.over and net.turn(-1) and not self.over

    def end(self):
        if self.timer is not None:
            self.timer.cancel()


def until(sock, call, args, option):
    """Repeat a call while its status is EAGAIN. Returns its result."""
    patience = _Patience(sock, option)
    more = True
    try:
        while more:
            more = patience.turn()
            answer = call(*args)
            if sock._status != _EAGAIN:
                break
        return answer
    finally:
        patience.end()


def connected(sock):
    """Wait for a connect in progress. Returns the result of connect()."""
    patience = _Patience(sock, "send_timeout")
    try:
        while sock._state == _CONNECTING and patience.turn():
            pass
    finally:
        patience.end()
    if sock._state == _CONNECTING:
        sock._sock.destroy()
        sock._state = _REFUSED
        sock._status = _ETIMEDOUT
    return sock._state == _CONNECTED


def _send_all(sock, data, start, length):
    sock._waits = True
    try:
        n = sock.send(data, start, length)
        if n > 0 or n < 0 and sock._status == _EAGAIN:
            n = _send_rest(sock, data, start, min(length, len(data) - start), n)
        return n
    finally:
        sock._waits = False


def _send_rest(sock, data, start, length, n):
    done = max(n, 0)
    patience = _Patience(sock, "send_timeout")
    try:
        while n >= 0 or sock._status == _EAGAIN:
            if done >= length and not sock._sock.buffer_size or not patience.turn():
                break
            length = min(length, len(data) - start)  # a listener may have shortened it
            if done < length:
                n = sock.send(data, start + done, length - done)
                done += max(n, 0)
            elif sock._state != _CONNECTED:
                n = sock._no()
    finally:
        patience.end()
    if n < 0 and sock._status != _EAGAIN or not done:
        return -1
    sock._status = 0
    return done


def close(sock):
    if sock._state == _CLOSED:
        return
    core = sock._sock
    if sock._state == _CONNECTED:
        if sock._port is None:
            _flush(sock)
            sock._ahead = None
        else:
            sock._fill()
        _end(core)
    elif core is not None:
        core.destroy()
    if sock._server is not None:
        sock._server.close()
        sock._server = None
    if sock._port is not None:
        sock._port._leave(sock)
    sock._state = _CLOSED
    sock._plain = False
    sock._status = sock._ready = sock._wants = 0


def _end(core):
    """Send what is queued, then close; Ending limits how long that may take."""
    if not core.buffer_size:
        core.destroy_soon()
        return
    from ..limits import Ending

    core.on("close", Ending(core, 0).cancel)


def _flush(sock):
    """Wait for unsent data, at most the linger time."""
    if (sock._options or {}).get("linger"):
        patience = _Patience(sock, "linger")
        try:
            while sock._sock.buffer_size and patience.turn():
                pass
        finally:
            patience.end()


def _nap(port, timeout):
    """Return the next event of a message port within timeout ms, or None."""
    late = []
    timer = net.call_later(timeout, late.append, 1)
    event = None
    try:
        while event is None and not late:
            net.turn(-1)
            event = port._take(-1)
    finally:
        timer.cancel()
    return event
