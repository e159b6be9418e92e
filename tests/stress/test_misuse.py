"""Misuse and failures of every kind, while others are served: misuse.py on each interpreter."""

import subprocess

import runtimes
from stress_kit import HERE


def test_misuse_while_serving(runtime):
    done = subprocess.run(
        [*runtime.command, str(runtimes.RUNNER), str(HERE / "misuse.py")],
        env=runtime.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
        check=False,
    )
    assert "PASS misuse" in done.stdout.split("\n"), done.stdout
