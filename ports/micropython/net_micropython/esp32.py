"""What ESP32 boards do in their own way: newlib's error numbers, and sleeps in steps of a tick.

Part of net_micropython.
"""

from net_micropython import errno as _errno

RX_SIZE = 1440
MAX_CONNECTIONS = 6
SPIN = 1  # poll() sleeps in steps of 10 ms: look once more before sleeping

# newlib -> Linux. 113 means ECONNABORTED here and EHOSTUNREACH there.
_LINUX = {119: 115, 116: 110, 113: 103, 118: 113, 128: 107, 127: 106, 112: 98}


def errno(error):
    number = _errno(error)
    return _LINUX.get(number, number)
