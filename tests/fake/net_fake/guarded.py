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


class _Memory:
    """Stands for `uctypes`: as much of a board's memory as rp2.py looks at, which is a socket's
    object, whose second word points to lwIP's control block, and three numbers of that."""

    UINT16 = 1 << 28
    _BLOCKS = 0x20001000
    _LEFT = 144  # as with the options of MicroPython 1.29 for the Pico W

    def __init__(self):
        self.socks = []

    def id(self, plain):
        if plain not in self.socks:
            if None in self.socks:
                self.socks[self.socks.index(None)] = plain
            else:
                self.socks.append(plain)
        return 16 * self.socks.index(plain)

    def forget(self, plain):
        """It is closed: its block is the next one's."""
        if plain in self.socks:
            self.socks[self.socks.index(plain)] = None

    def bytearray_at(self, address, n):
        buf = bytearray(n)
        if n == 8:
            sock = self.socks[address // 16]._sock
            # Closed: no block either. Nor where there is no heap that the block would speak of.
            gone = sock.dead or sock.tx is None or sock.tx.output is None
            self._put(buf, 4, 4, 0 if gone else self._BLOCKS + 256 * (address // 16))
        elif n == 192:
            self._fill(buf, self._of(address))
        return buf

    def _fill(self, buf, numbers):
        """A control block."""
        for at in range(0, len(buf), 4):
            self._put(buf, at, 4, 0x20000000 + 257 * at)
        for at in (84, 86, 118):  # what else is as large: both windows, the threshold
            self._put(buf, at, 2, numbers.full)
        self._put(buf, 120, 4, 0)
        queued = 0x20003000 if numbers.pieces else 0
        for i, number in enumerate((numbers.left, numbers.pieces, numbers.room, 0)):
            self._put(buf, self._LEFT + 2 * i, 2, number)
        for i, number in enumerate((0, queued, 0, 0)):
            self._put(buf, self._LEFT + 8 + 4 * i, 4, number)

    def struct(self, address, layout):
        assert layout == {"left": self.UINT16, "pieces": 2 | self.UINT16, "room": 4 | self.UINT16}
        assert (address - self._BLOCKS) % 256 == self._LEFT
        return self._of(address)

    def _of(self, address):
        return _Numbers(self.socks[(address - self._BLOCKS) // 256]._sock)

    def _put(self, buf, at, n, number):
        buf[at : at + n] = number.to_bytes(n, "little")


class _Numbers:
    """Of a connection's control block."""

    def __init__(self, sock):
        self._pipe = sock.tx
        self.full = sock.tx.size

    @property
    def left(self):
        return self._pipe.room()

    @property
    def pieces(self):
        return self._pipe.output.pieces()

    @property
    def room(self):
        return self._pipe.output.left()


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
        self.memory = memory = _Memory()
        self.space = {"__name__": "rp2", "id": memory.id}
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
            self.memory.forget(sock.plain)

    def _close(self, plain):
        pass  # the fake port closes by itself


def closing(sock):
    if WORLD.guard:
        WORLD.guard.closed(sock)
