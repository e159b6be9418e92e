"""Ctrl-C in a command of the Makefile shows no traceback, and stops make and the shell, too."""

import re
import signal
import subprocess
import sys

import pytest
from netboard import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PROGRAMS = sorted(set(re.findall(r"\b(?:tools|bench)/\w+\.py", MAKEFILE)))
PROGRAM = """
import interrupted, signal
interrupted.quietly()
try:
    signal.raise_signal(signal.SIGINT)
finally:
    print("tidied")
"""


def run(program):
    command = [sys.executable, "-c", program]
    return subprocess.run(command, cwd=ROOT / "tools", capture_output=True, text=True, timeout=60)


def test_it_tidies_says_nothing_and_ends_of_the_signal():
    done = run(PROGRAM)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "tidied\n", "")


def test_other_exceptions_are_told():
    done = run("import interrupted; interrupted.quietly(); 1 / 0")
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr


@pytest.mark.parametrize("name", PROGRAMS)
def test_each_program_of_the_makefile_does_so(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "\n    interrupted.quietly()\n" in text or "\n    end_cleanly()\n" in text


def test_there_are_such_programs():
    assert {"tools/bootstrap.py", "tools/demo.py", "bench/run.py"} <= set(PROGRAMS)


def test_each_step_of_the_makefile_makes_its_environment_first():
    """In a fresh clone, too. `clean` and `help` need none, `fresh` makes systems of its own."""
    rules = re.findall(r"(?m)^(\w+):(.*)\n((?:\t.*\n)*)", MAKEFILE)
    needy = {
        name: needs for name, needs, recipe in rules if re.search(r"\$\((?:BIN|PY)\)", recipe)
    }
    assert {"lint", "types", "stubs", "mpy", "sizes", "pytest", "format"} <= set(needy)
    first = {name for name, _, recipe in rules if "tools/bootstrap.py" in recipe.split("\n")[0]}
    for name, needs in needy.items():
        assert name in first or {"setup", "venv"} & set(needs.split()), name
