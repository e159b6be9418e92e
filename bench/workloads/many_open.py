"""10,000 open connections, 100 of them busy, against 100 open; and RAM per connection. CPython. A
workload of bench; also runs by itself.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import contenders
import load
from alone import alone
from figures import Figures
from files import note, room
from process import settle_on
from race import Lane, close_lanes, cores, present, rounds_of

HOW = "100 connections exchange 64 B messages; in the second server all the others are only open."
SHORTS = ("bare", "onread", "data", "streams", "protocol", "uvloop")
BUSY, MANY = 100, 10000


class Crowd(load.PingPong):
    """Opens the crowd, and looks at the server's memory before and after."""

    def __init__(self, server, many):
        before = server.resident()
        super().__init__(server.port, BUSY, many - BUSY)
        self.bytes_each = (server.resident() - before) / many


def measure(options, step):
    many = room((1000 if options.quick else MANY) + BUSY) - BUSY
    rounds, seconds = (1, 0.05) if options.quick else (7, 0.2)
    few = Figures("open_100", f"{BUSY} open, all busy", "us of CPU a message", HOW)
    lot = Figures("open_10000", f"{many:,} open, {BUSY} busy", "us of CPU a message", HOW)
    ram = Figures("resident", f"RAM, {many:,} open connections", "bytes a connection", "Resident.")
    settle_on(cores()[0])
    for contender in present("echo", (contenders.CPYTHON,), SHORTS):
        step(f"opening {many:,} connections to {contender!r}")
        lanes = []
        try:
            lanes.append(Lane(contender, "echo", lambda s: load.PingPong(s.port, BUSY)))
            lanes.append(Lane(contender, "echo", lambda s: Crowd(s, many)))
            found = rounds_of(lanes, rounds, seconds, step)
            for figures, lane in ((few, lanes[0]), (lot, lanes[1])):
                figures.add(contender, *(cpu for cpu, _ in found[lane]))
            ram.add(contender, lanes[1].client.bytes_each)
        finally:
            close_lanes(lanes)
    if many < MANY and not options.quick:
        lot.notes.append(note(MANY, many))
    yield from (few, lot, ram)


if __name__ == "__main__":
    alone(measure)
