"""The other side of a conformance test in another process of this machine; see apart.py.

MicroPython subset. Local sockets lie where both sides can reach them.
"""

import sys

import peers
import peers_serial
from peers_serial import Peers as Apart

# This machine and a pipe have room for more than a board and its REPL.
peers_serial.PIECE = 32768


def _part(self, at, end):
    """Of what a peer received. The bytes follow the answer, as they are: a line is read byte by
    byte, and some of these tests have megabytes."""
    whole = bytearray(end - at)
    left = memoryview(whole)
    peers_serial.ask("raw", self._number, at, end - at)
    while left:
        left = left[sys.stdin.buffer.readinto(left) :]
    return bytes(whole)


peers_serial.Peer._part = _part


class Peers(Apart):
    def __init__(self):
        Apart.__init__(self)
        self._own = peers.Peers()

    def path(self):
        return self._own.path()

    def close_all(self):
        Apart.close_all(self)
        self._own.close_all()
