"""Random misuse of net.udp, net.watch and net.reconnecting, among peers that end and reset:
nothing stays, nothing is told twice or not at all, and clients come back."""

import os
import random
import subprocess
import sys

import pytest
import runtimes

COUNT = 60


@pytest.mark.parametrize("personality", ["linux", "unix", "esp32", "rp2"])
def test_options_bear_misuse(personality):
    first = random.randrange(1 << 30)
    script = runtimes.TESTS / "fuzz/options_misuse.py"
    done = subprocess.run(
        [sys.executable, str(script), personality, str(first), str(COUNT)],
        env={**os.environ, **runtimes.fake(personality).environment()},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stdout == f"{COUNT} programs\n", done.stdout + done.stderr[-2000:]
