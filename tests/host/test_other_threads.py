"""On CPython: from another thread only net.wake is legal while the loop runs; all else says so,
and changes nothing."""

import subprocess
import sys
from pathlib import Path

import runtimes

PROGRAM = Path(__file__).with_name("thread_calls.py")


def test_calls_from_another_thread():
    done = subprocess.run(
        [sys.executable, str(PROGRAM)],
        env=runtimes.python().environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == "over None None\n", done.stdout + done.stderr
