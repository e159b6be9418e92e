"""A round trip with both ends in one process: nothing sleeps, no process changes. A workload of
bench; also runs by itself.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from alone import alone
from contenders import CPYTHON, MPY, Contender
from figures import Figures
from race import race

HOW = "Client and server in one process and one loop, 64 B."
PROGRAMS = (
    ("bare poll loop", "../pairs/pair_bare.py"),
    ("net, onread", "../pairs/pair_net.py"),
    ("asyncio streams", "../pairs/pair_streams.py"),
)


class Trips:
    """The client's part of a race: the process is told how many round trips to make."""

    def __init__(self, server):
        self.pipe = server.process
        started = time.perf_counter()
        self._make(1000)
        self.second = int(1000 / (time.perf_counter() - started))

    def _make(self, count):
        self.pipe.stdin.write(f"{count}\n")
        self.pipe.stdin.flush()
        if self.pipe.stdout.readline().strip() != "done":
            raise RuntimeError("the pair has ended")
        return count

    def run(self, seconds):
        return self._make(max(100, int(self.second * seconds) // 100 * 100))

    def close(self):
        pass


def measure(options, step):
    rounds, seconds = (2, 0.05) if options.quick else (9, 0.2)
    who = [Contender(name, run, file) for run in (CPYTHON, MPY) for name, file in PROGRAMS]
    who = [contender for contender in who if not contender.missing()]
    for many in (1, 50):
        title = f"Round trip in one process, {many} connection{'s' if many > 1 else ''}"
        key = "round_trip" if many == 1 else f"round_trip_{many}"
        figures = Figures(key, title, "us of CPU a round trip", HOW)
        for contender, found in race(who, str(many), Trips, rounds, seconds, step):
            figures.add(contender, *(cpu for cpu, _ in found))
        yield figures


if __name__ == "__main__":
    alone(measure)
