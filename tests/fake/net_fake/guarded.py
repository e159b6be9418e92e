"""The real port's writers for rp2, on the fake port's clock: its source, run with this port around
it. So what the tests find out is true of the code that goes to boards.
"""

import sys

from .system import ticks_add, ticks_diff, ticks_ms
from .world import WORLD

_HERE = "/".join(__file__.replace("\\", "/").split("/")[:-1])
SOURCE = _HERE + "/../../../ports/micropython/net_micropython/rp2.py"


class _Module:
    """Stands for a module while the source is run."""


class _Raw:
    """A raw socket without a route: whatever it is to send finds no way, or no room."""

    def __init__(self, family, kind, protocol=0):
        pass

    def setblocking(self, on):
        pass

    def connect(self, addr):
        pass

    def write(self, buf, off, n):
        WORLD.asked += 1
        room = WORLD.heap is None or WORLD.heap.fits(n)
        raise OSError(113 if room else 12, "fake")


class Guard:
    """rp2.py with a clock and sockets that are not real; new for each world."""

    def __init__(self):
        clock = _Module()
        clock.ticks_ms, clock.ticks_add, clock.ticks_diff = ticks_ms, ticks_add, ticks_diff
        port = _Module()
        port.close = self._close
        port.accept = port.listen = None  # the fake port's own
        tools = _Module()
        tools.const = int
        network = _Module()
        network.AF_INET, network.SOCK_DGRAM, network.socket = 2, 2, _Raw
        memory = _Module()
        memory.bytearray_at = lambda address, n: bytes(1)
        self.space = {"__name__": "rp2"}
        self._run(
            {
                "time": clock,
                "socket": network,
                "uctypes": memory,
                "net_micropython": port,
                "net_micropython.lwip": port,
                "micropython": tools,
            }
        )
        WORLD.credit[0] = 0
        self.space["credit"] = WORLD.credit
        self.writer = self.space["writer"]

    def _run(self, modules):
        """Run the source with these modules for those that it imports."""
        before = {name: sys.modules.get(name) for name in modules}
        try:
            sys.modules.update(modules)
            with open(SOURCE) as file:
                exec(file.read(), self.space)
        finally:
            for name in modules:
                if before[name] is None:
                    sys.modules.pop(name)
                else:
                    sys.modules[name] = before[name]

    def closed(self, sock):
        """The program closes a socket."""
        if sock.plain is not None:
            self.space["close"](sock.plain)

    def _close(self, plain):
        pass  # the fake port closes by itself


def closing(sock):
    if WORLD.guard:
        WORLD.guard.closed(sock)
