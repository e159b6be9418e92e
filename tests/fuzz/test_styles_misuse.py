"""Random misuse of net.messages and net.datasocket, and of net.udp, net.watch and
net.reconnecting, among hostile peers: nothing stays, nothing is told twice or not at all, clients
come back."""

import os
import random
import subprocess
import sys

import pytest
import runtimes

COUNTS = {"styles_misuse": 100, "options_misuse": 60}  # programs


@pytest.mark.parametrize("personality", runtimes.PERSONALITIES)
@pytest.mark.parametrize("script", COUNTS)
def test_they_bear_misuse(script, personality):
    first = random.randrange(1 << 30)
    count = COUNTS[script]
    file = runtimes.TESTS / f"fuzz/{script}.py"
    done = subprocess.run(
        [sys.executable, str(file), personality, str(first), str(count)],
        env={**os.environ, **runtimes.fake(personality).environment()},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stdout == f"{count} programs\n", done.stdout + done.stderr[-2000:]
