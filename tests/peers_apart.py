"""The other side of a conformance test in another process of this machine; see apart.py.

MicroPython subset. Local sockets lie where both sides can reach them.
"""

import peers
from peers_serial import Peers as Apart


class Peers(Apart):
    def __init__(self):
        Apart.__init__(self)
        self._own = peers.Peers()

    def path(self):
        return self._own.path()

    def close_all(self):
        Apart.close_all(self)
        self._own.close_all()
