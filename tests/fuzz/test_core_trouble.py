"""No error of the system and no MemoryError, wherever in the core it strikes, leaves a socket
open, unheard or unserved."""

import os
import random
import subprocess
import sys

import pytest
import runtimes

STEPS = {"calls": 5, "lines": 5, "attributes": 1}  # each run takes another part of the places
LEAST = {"calls": 500, "lines": 500, "attributes": 200}


@pytest.mark.parametrize("personality", runtimes.PERSONALITIES)
@pytest.mark.parametrize("kind", STEPS)
def test_the_core_bears_it(kind, personality):
    step = STEPS[kind]
    first = random.randrange(step)
    script = runtimes.TESTS / "fuzz/core_trouble.py"
    done = subprocess.run(
        [sys.executable, str(script), kind, personality, str(first), str(step)],
        env={**os.environ, **runtimes.fake(personality).environment()},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    *bad, count = done.stdout.splitlines() or [""]
    assert count.endswith(" places") and int(count.split()[0]) > LEAST[kind], (
        done.stdout + done.stderr
    )
    assert not bad, f"from {first} on, in steps of {step}"
