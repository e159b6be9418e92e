"""Each aNN_*.py on each MicroPython, in a process of its own."""

import subprocess
from pathlib import Path

import pytest
import runtimes

HERE = Path(__file__).resolve().parent
CASES = sorted(path.stem for path in HERE.glob("a[0-9]*.py"))
PATIENCE = 60  # seconds


@pytest.mark.parametrize("case", CASES)
def test_case(case, micropython):
    folders = (*micropython.path, "tests/alloc")
    runtime = runtimes.Runtime(micropython.name, micropython.command, folders, micropython.port)
    done = subprocess.run(
        [*runtime.command, str(runtimes.RUNNER), str(HERE / case) + ".py"],
        env=runtime.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert "PASS " + case in done.stdout.split("\n"), done.stdout
    print(done.stdout)
