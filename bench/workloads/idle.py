"""CPU that a server with 100 open connections uses while nothing happens. A workload of bench;
also runs by itself.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import load
from alone import alone
from figures import Figures
from files import note, room
from process import settle_on
from race import close_lanes, cores, open_lanes, present

OPEN = 100
HOW = f"{OPEN} connections are open, nobody sends."


def measure(options, step):
    seconds = 1 if options.quick else 5
    figures = Figures("idle", "Idle", "us of CPU a second", HOW)
    settle_on(cores()[0])
    who = list(present("echo"))
    each = room(OPEN * len(who)) // len(who)
    if each < OPEN:
        figures.notes.append(note(OPEN, each))
    make = lambda server: load.PingPong(server.port, each)  # noqa: E731
    lanes = open_lanes(who, "echo", make, step)
    try:
        step("nothing happens")
        time.sleep(0.5)
        before = [lane.server.cpu_ns() for lane in lanes]
        time.sleep(seconds)
        for lane, start in zip(lanes, before):
            figures.add(lane.contender, (lane.server.cpu_ns() - start) / 1000 / seconds)
    finally:
        close_lanes(lanes)
    yield figures


if __name__ == "__main__":
    alone(measure)
