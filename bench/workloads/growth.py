"""What grows with the number of open connections: calls of the port, counted on the fake port,
with and without idle timers; and comparisons of timers. A workload of bench; also runs by itself.

Counts, not times: they are the same on every machine, and tests/host/test_growth.py asserts them.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from alone import alone
from contenders import LIBRARY, ROOT
from figures import Figures

HOW = "Calls of the port and comparisons of timers, on the fake port; equal counts: flat."
COUNTED = HERE / "memory/counted.py"
CASES = (
    ("an event, 10 open", 10, 0),
    ("an event, 1,000 open", 1000, 0),
    ("an event, 10 open, idle timers", 10, 1),
    ("an event, 1,000 open, idle timers", 1000, 1),
)


def counted(many, timers):
    """{what: operations}, from a process of its own."""
    paths = [ROOT / "tests/fake", LIBRARY / "lib", LIBRARY / "ports/cpython"]
    done = subprocess.run(
        [sys.executable, str(COUNTED), str(many), str(timers)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def measure(options, step):
    calls = Figures("growth_calls", "Growth: calls of the port", "calls", HOW)
    timers = Figures("growth_timers", "Growth: comparisons of timers", "comparisons", "")
    for label, many, timed in CASES:
        step(label)
        found = counted(many, timed)
        for what in ("event", "accept", "close", "expire"):
            if what in found:
                name = label.replace("an event", "an expiry" if what == "expire" else what)
                calls.add(name, found[what]["calls"])
                timers.add(name, found[what]["compared"])
    yield from (calls, timers)


if __name__ == "__main__":
    alone(measure)
