"""No error of the system and no MemoryError, wherever in the core it strikes, leaves a socket
open, unheard or unserved."""

import os
import random
import subprocess
import sys

import pytest
import runtimes

STEP = 5  # each run takes another part of the places


@pytest.mark.parametrize("personality", runtimes.PERSONALITIES)
@pytest.mark.parametrize("kind", ["calls", "lines"])
def test_the_core_bears_it(kind, personality):
    first = random.randrange(STEP)
    script = runtimes.TESTS / "fuzz/core_trouble.py"
    done = subprocess.run(
        [sys.executable, str(script), kind, personality, str(first), str(STEP)],
        env={**os.environ, **runtimes.fake(personality).environment()},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    *bad, count = done.stdout.splitlines() or [""]
    assert count.endswith(" places") and int(count.split()[0]) > 500, done.stdout + done.stderr
    assert not bad, f"from {first} on, in steps of {STEP}"
