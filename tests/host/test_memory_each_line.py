"""A MemoryError at each executed line of net.stream and net.msgport: see memory_each_line.py."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import runtimes

PATHS = ("lib", "ports/cpython", "tests", "tests/fake")


@pytest.mark.parametrize("style", ["stream", "msgport"])
def test_nothing_breaks_for_want_of_memory(style):
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("memory_each_line.py")), style],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(str(runtimes.ROOT / p) for p in PATHS)},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
