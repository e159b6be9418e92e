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


def test_a_message_costs_no_heap(shown):
    line = next(line for line in shown.stdout.splitlines() if "allocated per message" in line)
    assert line.split("│")[2].strip() == "0 B"
