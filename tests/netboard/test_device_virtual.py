"""test_device.py with NET_TEST_DEVICE set to what `netboard vboard` says: as for a real board.

All but the whole suite, which test_installed_conformance.py runs on virtual boards anyway.
"""

import os
import re
import signal
import subprocess
import sys

import pytest
from netboard_kit import PYTHON, ROOT


@pytest.fixture
def device(any_micropython):
    """The path that a `netboard vboard` of its own prints."""
    board = subprocess.Popen(
        [PYTHON, "-m", "netboard", "vboard", "--bits", "64"],
        cwd=ROOT / "tools",
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield re.search(r"virtual board at (\S+)", board.stdout.readline())[1]
    finally:
        board.send_signal(signal.SIGINT)
        board.wait(60)
        board.stdout.close()


def test_the_tests_of_a_device_pass_on_a_virtual_one(device):
    words = [
        "-m",
        "pytest",
        "-q",
        "-rs",
        "tests/netboard/test_device.py",
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run(
        [sys.executable, *words, "-k", "not conformance"],
        cwd=ROOT,
        env={**os.environ, "NET_TEST_DEVICE": device},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "3 passed" in done.stdout, done.stdout
