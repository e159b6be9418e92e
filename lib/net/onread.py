"""Receiving into a buffer of the program's: set_onread of Socket. Loaded by its first use."""

from net._port import const

_FLOWING = const(4096)  # a bit of Socket's `_st`


def set_onread(sock, buffer, callback):
    """Receive into buffer: callback(n, buffer, socket) instead of `data`; False pauses.

    The bytes are valid until the callback returns. Allocates: nothing per message.
    """
    if not callable(callback):
        raise TypeError("onread: callback must be callable")
    if not len(memoryview(buffer)):  # TypeError unless it is a buffer
        raise ValueError("onread: buffer must not be empty")
    sock._onread = (buffer, callback)
    sock._st |= _FLOWING
    sock._refresh()
    return sock


def give(sock, data):
    """Bytes for an onread callback, whose buffer may be smaller: the rest stays read ahead."""
    buf, callback = sock._onread
    n = min(len(buf), len(data))
    buf[:n] = data[:n]
    sock._ahead = data[n:] or None
    if callback(n, buf, sock) is False:
        sock.pause()
