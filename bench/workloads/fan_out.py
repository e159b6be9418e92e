"""One message to 200 connections. A workload of bench; also runs by itself."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import load
from alone import alone
from figures import Figures
from race import present, race

HOW = "One of 200 sends 64 bytes, and the server writes them to all 200."


def measure(options, step):
    rounds, seconds, many = (1, 0.05, 50) if options.quick else (7, 0.2, 200)
    figures = Figures("fan_out", f"Fan-out to {many}", "us of CPU a delivery", HOW)
    make = lambda server: load.Fanout(server.port, many)  # noqa: E731
    for contender, found in race(present("fanout"), "fanout", make, rounds, seconds, step):
        figures.add(contender, *(cpu for cpu, _ in found))
    yield figures


if __name__ == "__main__":
    alone(measure)
