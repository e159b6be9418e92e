"""64 MB there and back in writes of 16 KB, one connection. A workload of bench; runs alone too."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import load
from alone import alone
from figures import Figures
from race import present, race

HOW = (
    "At most 256 KB are under way. The bare loops, onread, readable and asyncio streams read into "
    "16 KB; net's data and pipe, the Protocols and Node into buffers of their own size."
)


def measure(options, step):
    megabytes, rounds = (2, 1) if options.quick else (64, 5)
    figures = Figures("bulk", "Bulk echo, 64 MB in 16 KB writes", "us of CPU a megabyte", HOW)
    make = lambda server: load.Bulk(server.port, megabytes)  # noqa: E731
    for contender, found in race(present("bulk"), "bulk", make, rounds, None, step):
        figures.add(contender, *(cpu for cpu, _ in found))
    yield figures


if __name__ == "__main__":
    alone(measure)
