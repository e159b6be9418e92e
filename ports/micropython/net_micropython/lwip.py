"""Listening where lwIP runs in interrupts: RP2040, RP2350, STM32, mimxrt, Renesas RA, Alif; and on
ESP8266, where it does not, but forgets queues likewise.

Part of net_micropython. The firmware's accept() takes a connection off the queue, lets go of lwIP,
makes an object, and only then asks to be told of a reset: one that comes in between leaves a
connection that never closes, or worse. And a listener that is closed while somebody waits in its
queue loses the control blocks of those for good. So both are done with interrupts off, and for as
short as can be: looking whether somebody waits (an accept() that has to wait would never end),
accepting; or, when nobody does, closing.

Closing a listener, the firmware clears two words as if it were a connection, which is larger. What
lies behind the last two listeners of lwIP's eight are its connections: one of those stops sending
for seconds. From power-on the last come first, so two are made and never closed.
"""

import gc
import select

import machine
from micropython import const

from net_micropython import NAME
from net_micropython import close as _close
from net_micropython import listen as _listen

_READ = const(1)
_LOW = const(4096)  # bytes: below, collecting would come in the middle of accepting

_poll = select.poll()  # of all listeners
_listeners = []
_last: list = []  # where nobody can connect to


def listen(addr, backlog, ipv6_only=False):
    if not _last and NAME != "esp8266":
        try:
            _last.append(_listen(("127.0.0.1", 0), 1))
            _last.append(_listen(("127.0.0.1", 0), 1))
        except (OSError, MemoryError):
            _last.append(None)  # not again
    _listeners.append(None)  # first what may fail
    try:
        sock = _listen(addr, backlog, ipv6_only)
        _listeners[-1] = sock
        _poll.register(sock, _READ)
    except (OSError, MemoryError):
        sock = _listeners.pop()
        if sock is not None:
            _close(sock)
        raise
    return sock


def accept(sock):
    """(sock, peer), or None. OSError, MemoryError."""
    if gc.mem_free() < _LOW:
        gc.collect()
    pair = None
    state = machine.disable_irq()
    try:
        if _waiting(sock):
            pair = sock.accept()
            pair[0].setblocking(False)
    finally:
        machine.enable_irq(state)
    return pair


def _waiting(sock):
    """Whether somebody waits in the queue of a listener. Allocates: nothing."""
    found = False
    for key, flags in _poll.ipoll(0):
        if key is sock and flags & _READ:
            found = True  # no break: the iterator is the poll's own
    return found


def close(sock):
    if sock in _listeners:
        while _drained(sock):
            pass
        _poll.unregister(sock)
        _listeners.remove(sock)
    _close(sock)


def _drained(listener):
    """Send away one that waits; None: nobody does any more, and the listener is closed."""
    gc.collect()
    pair = None
    state = machine.disable_irq()
    try:
        if _waiting(listener):
            pair = listener.accept()
        else:
            _close(listener)
    except (OSError, MemoryError):
        pass  # it is closed with whoever waits
    finally:
        machine.enable_irq(state)
    if pair is not None:
        _close(pair[0])
    return pair
