"""No MemoryError, wherever in a style it strikes, leaves a socket open, unheard or unserved."""

import random

import memory_runs
import pytest
import runtimes

# Lines of what tells `close` at last. Nothing in them takes memory, so none can strike there.
TELLING = ("_closed", "_gone", "_tell")
STEP = 23  # each run takes another part of the lines


@pytest.mark.parametrize("style", ["messages", "datasocket"])
def test_memory_runs_out_at_a_line(style):
    first = random.randint(1, STEP)
    environment = runtimes.fake("linux").environment()
    _, lines = memory_runs.run("memory_lines.py", environment, style, first, STEP)
    bad = [line for line in lines if not line.split()[1].startswith(TELLING)]
    assert not bad, f"from line {first} on, in steps of {STEP}"
