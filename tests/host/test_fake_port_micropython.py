"""The fake port runs on MicroPython, and does there what it does on CPython."""

import subprocess
import sys

from fake_port_kit import ROOT

SMOKE = str(ROOT / "tests" / "host" / "fake_port_smoke.py")


def printed(command):
    done = subprocess.run(
        [*command, SMOKE], capture_output=True, text=True, timeout=280, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_interpreter_sees_the_same(micropython):
    expected = printed([sys.executable])
    assert expected.count("deadlock") == 4
    assert printed(micropython.command) == expected
