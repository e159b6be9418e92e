"""netboard flash with several boards at once."""

import os
import pty
import subprocess
from pathlib import Path

from netboard_kit import ANY, PYTHON, ROOT, fails, netboard


def has_library(board):
    return (Path(board.storage) / "lib/net/__init__.mpy").exists()


def test_three_boards_at_once(new_board):
    boards = [new_board() for _ in range(3)]
    done = netboard("flash", *(board.path for board in boards), "--example", "echo_server", *ANY)
    assert done.code == 0, done
    assert done.text.count("smoke test passed") == 3
    assert all(map(has_library, boards))
    assert all((Path(board.storage) / "main.py").exists() for board in boards)


def test_one_that_fails_does_not_stop_the_others(new_board):
    good, old = new_board(), new_board(pretend={"version": "1.19.1"})
    done = netboard("flash", old.path, good.path)
    fails(done, f"not flashed: {old.path}")
    assert "too old" in done.text and has_library(good)


def shown_at_a_terminal(*words):
    """All that a terminal of 80 columns gets."""
    master, slave = pty.openpty()
    flashing = subprocess.Popen(
        [PYTHON, "-m", "netboard", *words],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=ROOT / "tools",
        env={**os.environ, "COLUMNS": "80", "TERM": "xterm"},
    )
    os.close(slave)
    shown = b""
    try:
        while piece := os.read(master, 4096):
            shown += piece
    except OSError:  # the other end is closed
        pass
    os.close(master)
    assert flashing.wait(60) == 0, shown
    return shown.decode()


def test_each_has_a_bar_of_its_own(new_board):
    paths = [new_board().path for _ in range(2)]
    bars = [line for line in shown_at_a_terminal("flash", *paths).split("\n") if "\u2501" in line]
    for path in paths:
        assert any(path in line for line in bars), bars
