"""Random misuse of net.messages and net.datasocket, among hostile peers: nothing stays, nothing is
told twice or not at all."""

import os
import random
import subprocess
import sys

import pytest
import runtimes

COUNT = 100


@pytest.mark.parametrize("personality", ["linux", "esp32", "rp2"])
def test_styles_bear_misuse(personality):
    first = random.randrange(1 << 30)
    script = runtimes.TESTS / "fuzz/styles_misuse.py"
    done = subprocess.run(
        [sys.executable, str(script), personality, str(first), str(COUNT)],
        env={**os.environ, **runtimes.fake(personality).environment()},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stdout == f"{COUNT} programs\n", done.stdout + done.stderr[-2000:]
