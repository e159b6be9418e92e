"""Random orders of reads of net.stream: see stream_orders.py."""

import os
import subprocess
import sys
from pathlib import Path

import runtimes

PATHS = ("lib", "ports/cpython", "tests", "tests/fake")
SEEDS = 400


def test_random_orders():
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("stream_orders.py")), "0", str(SEEDS)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(str(runtimes.ROOT / p) for p in PATHS)},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
