"""Each style's typical message, echoed on 50 connections: against the core, which gives back the
same bytes without a look at them, and against asyncio streams that do the same work. A workload
of bench; also runs by itself.
"""

import operator
import struct
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import load
from alone import alone
from contenders import CPYTHON, LIBRARY, MPY, Contender
from figures import Figures
from race import race

sys.path.insert(1, str(LIBRARY / "lib"))
sys.path.insert(2, str(LIBRARY / "ports/cpython"))

from net import cbor

BUSY = 50
CORE = "core, the bare bytes"
LONGEST = 1024


def kilobyte(connection, round_number):
    return load.message(connection, round_number) * 16


def value(connection, round_number):
    """A dict as a sensor might send it, in CBOR, with its length before it."""
    reading = {"sensor": "kitchen", "ok": True, "number": connection, "C": 20 + round_number / 4}
    made = bytearray()
    cbor.encode(reading, made, LONGEST)
    return struct.pack(">I", len(made)) + made


def same_value(sent, back):
    """The order of a dict is the server's."""
    return sent[:4] == back[:4] and decoded(sent) == decoded(back)


def decoded(frame):
    return cbor.decode(memoryview(frame), 4, len(frame))


def batch(connection, round_number):
    """16 floats, with their length before them."""
    floats = [connection + round_number / 4 + i for i in range(16)]
    return struct.pack(">B16f", 64, *floats)


class Style:
    """`task`: what the contenders beside it are told to do; `make`, `same`: see load.PingPong."""

    runs = 50, 250  # for counting instructions: so many that garbage is collected

    def __init__(self, key, title, file, task, make, same=operator.eq):
        self.key = "style_" + key
        self.name = "net." + key
        self.title = title
        self.file = file
        self.task = task
        self.make = make
        self.same = same

    def contenders(self, runtimes=(CPYTHON, MPY)):
        found = []
        for runtime in runtimes:
            found += [
                Contender(CORE, runtime, "net_server.py", "onread"),
                Contender(self.name, runtime, "../styles/" + self.file),
                Contender("asyncio streams, the same", runtime, "../styles/asyncio_same.py"),
            ]
        return [contender for contender in found if not contender.missing()]

    def client(self, server):
        return load.PingPong(server.port, BUSY, make=self.make, same=self.same)


STYLES = (
    Style("stream", "1 KB through pump", "stream_pump.py", "kilobyte", kilobyte),
    Style("datasocket", "a CBOR dict of four", "datasocket_echo.py", "value", value, same_value),
    Style("messages", "a framed batch of 16 floats", "messages_echo.py", "batch", batch),
    Style("msgport", "64 B at a message port", "msgport_echo.py", "small", load.message),
)
HOW = (
    "Echoed on 50 connections at once; decoded and encoded again where the style does. The core "
    "gives the same bytes back; asyncio streams do the same work, with struct and with "
    "net.datasocket's CBOR."
)


def measure(options, step):
    rounds, seconds = (1, 0.05) if options.quick else (7, 0.2)
    for style in STYLES:
        title = f"{style.name}: {style.title}"
        figures = Figures(
            style.key, title, "us of CPU a message", HOW, base="core, the bare bytes"
        )
        found = race(style.contenders(), style.task, style.client, rounds, seconds, step)
        for contender, slices in found:
            figures.add(contender, *(cpu for cpu, _ in slices))
        yield figures


if __name__ == "__main__":
    alone(measure)
