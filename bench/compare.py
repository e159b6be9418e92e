#!/usr/bin/env python3
"""make bench COMPARE=REF: what this checkout costs against another commit, each with an interval.

    python bench/compare.py REF [--only WORKLOAD ...] [--rounds N]

Host tool for Linux; needs git. Both libraries serve in turn, round by round, in one run, so that
what disturbs the machine disturbs both. Shown is the median of the ratios within rounds, new to
old, and the range in which it lies with 95 per cent (resampled); below 1 is cheaper. Servers and
load are this checkout's.
"""

import argparse
import copy
import random
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import load
from alone import end_cleanly
from history import unpack
from race import present, race

SHORTS = ("onread", "data", "readable", "pipe")
# workload: (task, what makes its client, seconds of a slice)
WORKLOADS = {
    "ping_pong_50": ("echo", lambda server: load.PingPong(server.port, 50), 0.1),
    "ping_pong_1": ("echo", lambda server: load.PingPong(server.port), 0.1),
    "connects": ("echo", lambda server: load.Connects(server.port), 0.1),
    "bulk": ("bulk", lambda server: load.Bulk(server.port, 8), None),
}
SAMPLES = 2000


def interval(ratios):
    """(low, median, high): the median of the ratios, and where it lies with 95 per cent."""
    chance = random.Random(1)
    found = sorted(
        statistics.median(chance.choices(ratios, k=len(ratios))) for _ in range(SAMPLES)
    )
    return found[SAMPLES // 40], statistics.median(ratios), found[-SAMPLES // 40]


def pair(contender, old):
    """The contender with this library, and with the one in the folder `old`."""
    before = copy.copy(contender)
    before.library = old
    return [contender, before]


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("ref", help="a commit, as git names it")
    parser.add_argument("--only", nargs="*", choices=WORKLOADS, default=list(WORKLOADS))
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args(argv)
    end_cleanly()
    with tempfile.TemporaryDirectory() as folder:
        old = unpack(options.ref, folder)
        for name in options.only:
            task, make, seconds = WORKLOADS[name]
            for contender in present(task, shorts=SHORTS):
                who = pair(contender, old)
                found = race(who, task, make, options.rounds, seconds, lambda text: None)
                (_, new), (_, before) = found
                low, middle, high = interval([a[0] / b[0] for a, b in zip(new, before)])
                print(f"{name:14} {contender!r:28} {middle:.3f}   [{low:.3f} to {high:.3f}]")


if __name__ == "__main__":
    main()
