"""Runs a script that has no memory at one line after another, and reads what it prints."""

import os
import subprocess
import sys

import runtimes


def run(script, environment, *words):
    """(how many lines there are, the lines after which something was wrong)."""
    done = subprocess.run(
        [sys.executable, str(runtimes.TESTS / "fuzz" / script), *map(str, words)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert done.returncode == 0 and "all is well" in lines[0], done.stdout + done.stderr
    return int(lines[0].split()[0]), lines[1:]
