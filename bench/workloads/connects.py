"""Connect, exchange one message, end, close. A workload of bench; also runs by itself."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import load
from alone import alone
from figures import Figures
from race import present, race

HOW = "One after the other; the client ends first and waits for the server's end."


def measure(options, step):
    rounds, seconds = (1, 0.05) if options.quick else (7, 0.2)
    figures = Figures("connects", "Connect, exchange, close", "us of CPU a connection", HOW)
    make = lambda server: load.Connects(server.port)  # noqa: E731
    for contender, found in race(present("echo"), "echo", make, rounds, seconds, step):
        figures.add(contender, *(cpu for cpu, _ in found))
    yield figures


if __name__ == "__main__":
    alone(measure)
