"""No MemoryError, wherever in net.dns, net.aio or net.tls it strikes, leaves somebody waiting, a
socket open or unheard, bytes missing behind a good end, or a server that serves no more."""

import os
import random
import subprocess
import sys

import pytest
import runtimes

sys.path.insert(0, str(runtimes.TESTS / "tls"))

from certificates import make_all

ENVIRONMENTS = {"dns": runtimes.fake("linux"), "aio": runtimes.python(), "tls": runtimes.python()}
LINES = {"dns": 1000, "aio": 150, "tls": 100}  # at least
STEPS = {"dns": 5, "aio": 2, "tls": 3}  # each run takes another part of the lines


@pytest.mark.parametrize("option", STEPS)
def test_memory_runs_out_at_a_line(option, tmp_path):
    files = []
    if option == "tls":
        make_all(tmp_path)
        files = [tmp_path / name for name in ("ca.pem", "server.pem", "server.key.pem")]
    first, step = random.randint(1, STEPS[option]), STEPS[option]
    script = runtimes.TESTS / "fuzz" / (option + "_memory.py")
    done = subprocess.run(
        [sys.executable, str(script), str(first), str(step), *map(str, files)],
        env={**os.environ, **ENVIRONMENTS[option].environment()},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert done.returncode == 0 and "all is well" in lines[0], done.stdout + done.stderr
    assert int(lines[0].split()[0]) > LINES[option]
    assert not lines[1:], f"from line {first} on, in steps of {step}"
