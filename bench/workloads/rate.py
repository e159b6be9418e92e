"""Messages a second on 50 connections, with the load generator on a core of its own, and whether
it or the server was the limit. A workload of bench; also runs by itself.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import load
from alone import alone
from figures import Figures
from process import settle_on
from race import close_lanes, cores, open_lanes, present

HOW = (
    "Elapsed time, two processes on two cores. A generator that sends and takes one message at a "
    "time is slower than a fast server, and other work on the machine takes its share: where the "
    "server was busy for less than nine tenths of the time the rate says little. What it would be "
    "at saturation is 1 / CPU, with 50 connections above."
)
SHORTS = ("bare", "onread", "streams", "protocol", "uvloop")


def measure(options, step):
    rounds, seconds = (1, 0.05) if options.quick else (5, 0.2)
    rate = Figures("rate", "Rate, 50 connections, two cores", "messages a second", HOW)
    busy = Figures("rate_busy", "How busy the server was", "per cent of the time", "")
    ceiling = Figures("rate_ceiling", "The load generator's ceiling", "messages a second", "")
    here, there = cores()
    settle_on(here, batch=False)
    make = lambda server: load.PingPong(server.port, 50)  # noqa: E731
    lanes = open_lanes(present("echo", shorts=SHORTS), "echo", make, step)
    settle_on(there, batch=False)
    try:
        for number in range(rounds):
            for lane in lanes:
                step(f"round {number + 1} of {rounds}: {lane.contender!r}")
                own = time.process_time_ns()
                cpu, wall = lane.slice(seconds)
                own = (time.process_time_ns() - own) / 1e9
                rate.add(lane.contender, 1e6 / wall)
                busy.add(lane.contender, min(100, 100 * cpu / wall))
                ceiling.add("all contenders", 1e6 / wall * seconds / own)
    finally:
        close_lanes(lanes)
        settle_on(here, batch=False)
    yield from (rate, busy, ceiling)


if __name__ == "__main__":
    alone(measure)
