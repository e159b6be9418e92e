"""The second try of .ci/run and `make fresh`: what failed, nothing where all was well, and all
where the tests had not run to their end."""

import os
import shutil
import subprocess
import sys

import runtimes

AGAIN = ("--last-failed", "--last-failed-no-failures=none")
FILE = """
import os


def test_well():
    pass


def test_by_chance():
    assert not os.path.exists("bad")
"""
FOLDERS = ("tests", "tools", "lib", "ports/cpython")


def run(folder, *words):
    """(exit code, the last line) of pytest with our conftest.py."""
    paths = os.pathsep.join(str(runtimes.ROOT / name) for name in FOLDERS)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--rootdir", folder, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout, done.stderr
    return done.returncode, done.stdout.splitlines()[-1].rpartition(" in ")[0]


def test_second_try(tmp_path):
    shutil.copy(runtimes.TESTS / "conftest.py", tmp_path)
    file, bad = tmp_path / "test_some.py", tmp_path / "bad"
    file.write_text(FILE)
    assert run(tmp_path, *AGAIN) == (0, "2 passed"), "after a setup that failed"
    assert run(tmp_path) == (0, "2 passed")
    assert run(tmp_path, *AGAIN) == (0, "2 deselected"), "something else had failed"
    bad.touch()
    assert run(tmp_path) == (1, "1 failed, 1 passed")
    assert run(tmp_path, *AGAIN) == (1, "1 failed"), "twice"
    bad.unlink()
    assert run(tmp_path, *AGAIN) == (0, "1 passed")
    file.write_text("no program")
    assert run(tmp_path)[0] == 2
    file.write_text(FILE)
    assert run(tmp_path, *AGAIN) == (0, "2 passed"), "nothing had run"
