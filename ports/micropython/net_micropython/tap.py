"""Tap: observes the bytes that TLS sends and receives during its handshake. Part of
net_micropython; loaded by secure.py.

mbedTLS reports neither that a handshake is complete nor that it waits for room to send. Both can
be derived from the records, whose types are not encrypted (RFC 5246 and 8446).
"""

import io

from micropython import const

_CHANGE = const(20)  # record types: ChangeCipherSpec,
_ALERT = const(21)
_HANDSHAKE = const(22)
_DATA = const(23)  # in TLS 1.3 also the encrypted part of the handshake


class Tap(io.IOBase):
    """Stands between TLS and the system's socket. After the handshake TLS calls the methods of the
    socket directly, so it costs nothing."""

    def __init__(self, raw):
        self.raw = raw
        self.full = False  # the system did not take everything
        self.left = 0  # reads that TLS may still make in this step
        self.came = _Records()
        self.went = _Records()
        self.readinto = self._readinto
        self.write = self._write

    def _readinto(self, buf):
        # mbedTLS drops some records and reads on; without a limit a flood would block us.
        if not self.left:
            return None
        self.left -= 1
        n = self.raw.readinto(buf)
        if n:
            self.came.see(buf, n)
        return n

    def _write(self, buf):
        n = self.raw.write(buf)
        if n:
            self.went.see(buf, n)
        self.full = n is None or n < len(buf)
        return n

    def ioctl(self, request, arg):
        return 0  # TLS closes; the creator of this object closes the socket

    def over(self):
        """Whether the handshake is complete. With TLS 1.3 only a server asks, and this holds if it
        requests no certificate: the client's first encrypted record is then its last."""
        if self.came.data or self.went.data:
            return self.came.data
        return self.came.finished and self.went.finished

    def leave(self):
        self.readinto = self.raw.readinto
        self.write = self.raw.write
        self.came = self.went = None


class _Records:
    """The records of one direction that are complete."""

    def __init__(self):
        self.at = 0  # bytes of the header seen
        self.left = 0  # bytes of the body still to come
        self.kind = 0
        self.size = 0
        self.alert = 0  # description of the last unencrypted one
        self.changed = False  # in TLS 1.2: what follows is encrypted ...
        self.finished = False  # ... and Finished, the first of that, was seen
        self.data = False

    def see(self, buf, n):
        i = 0
        while i < n:
            if self.at == 5:
                step = min(self.left, n - i)
                self.left -= step
                i += step
                if self.kind == _ALERT and self.size == 2:
                    self.alert = buf[i - 1]
            else:
                if self.at == 0:
                    self.kind = buf[i]
                elif self.at > 2:
                    self.left = self.left << 8 | buf[i]
                self.at += 1
                self.size = self.left
                i += 1
            if self.at == 5 and not self.left:
                self._whole()

    def _whole(self):
        self.at = 0
        if self.kind == _CHANGE:
            self.changed = True
        elif self.kind == _HANDSHAKE and self.changed:
            self.finished = True
        elif self.kind == _DATA:
            self.data = True
