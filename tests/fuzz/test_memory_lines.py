"""No MemoryError, wherever in a style it strikes, leaves a socket open, unheard or unserved."""

import os
import random
import subprocess
import sys

import pytest
import runtimes

# Lines of what tells `close` at last. Nothing in them takes memory, so none can strike there.
TELLING = ("_closed", "_gone", "_tell")
STEP = 23  # each run takes another part of the lines


@pytest.mark.parametrize("style", ["messages", "datasocket"])
def test_memory_runs_out_at_a_line(style):
    first = random.randint(1, STEP)
    script = runtimes.TESTS / "fuzz/memory_lines.py"
    done = subprocess.run(
        [sys.executable, str(script), style, str(first), str(STEP)],
        env={**os.environ, **runtimes.fake("linux").environment()},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert done.returncode == 0 and "all is well" in lines[0], done.stdout + done.stderr
    bad = [line for line in lines[1:] if not line.split()[1].startswith(TELLING)]
    assert not bad, f"from line {first} on, in steps of {STEP}"
