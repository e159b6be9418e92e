"""`make run`: everything comes back, a message costs no heap, it ends by itself."""

import subprocess
import sys

import pytest
import runtimes


@pytest.fixture(scope="module")
def shown(any_micropython):
    command = [sys.executable, "tools/demo.py"]
    return subprocess.run(
        command, cwd=runtimes.ROOT, capture_output=True, text=True, timeout=60, check=False
    )


def test_ends_by_itself(shown):
    assert shown.returncode == 0, shown.stdout + shown.stderr


def test_everything_comes_back(shown):
    assert "different" not in shown.stdout
    assert "1000 of 1000 messages came back unchanged." in shown.stdout


def test_three_clients_or_the_one_that_is_missing(shown):
    names = ("net on CPython", "netcat", "a plain socket")
    lines = [line for line in shown.stdout.splitlines() if line.startswith("│")]
    rows = {name: next(line for line in lines if line[2:].startswith(name)) for name in names}
    assert all("same" in row or "missing" in row for row in rows.values())
    assert "missing" not in rows["net on CPython"] + rows["a plain socket"]


def test_a_missing_client_is_named(any_micropython):
    """With a PATH on which there is no netcat."""
    done = subprocess.run(
        [sys.executable, "tools/demo.py"],
        cwd=runtimes.ROOT,
        env={"PATH": "", "TERM": "dumb"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "netcat is missing here: apt-get install netcat-openbsd" in done.stdout


def test_a_message_costs_no_heap(shown):
    line = next(line for line in shown.stdout.splitlines() if "allocated per message" in line)
    assert line.split("│")[2].strip() == "0 B"
