"""netboard, when it is broken off: the board goes away, or somebody presses Ctrl-C."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from netboard_kit import PATIENCE, PYTHON, ROOT, netboard

BEGUN = 3  # files, of about forty


def files(board):
    return len([file for file in Path(board.storage).rglob("*.py") if file.is_file()])


def begin(*words):
    return subprocess.Popen(
        [PYTHON, "-m", "netboard", *words],
        cwd=ROOT / "tools",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def flashing(*boards):
    """A netboard that has begun to write."""
    process = begin("flash", *[board.path for board in boards], "--source")
    end = time.monotonic() + PATIENCE
    while any(files(board) < BEGUN for board in boards) and time.monotonic() < end:
        time.sleep(0.005)
    return process


def printed(process, code):
    text, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == code, text
    assert "Traceback" not in text
    return text


def test_a_board_that_goes_away(board):
    process = flashing(board)
    board.stop()
    text = printed(process, 1)
    assert text.splitlines()[-2].startswith("netboard: lost the board"), text
    assert "cable" in text.splitlines()[-1]


def test_a_board_that_goes_away_between_two_questions(board):
    from netboard import Trouble
    from netboard.device import Device

    device = Device(board.path)
    board.stop()
    for ask in (device.enter, device.info, device.start_over):
        with pytest.raises(Trouble, match="lost the board"):
            ask()
    device.close()


@pytest.mark.parametrize("count", [1, 2])
def test_ctrl_c_ends_it_at_once(new_board, count):
    boards = [new_board() for _ in range(count)]
    process = flashing(*boards)
    process.send_signal(signal.SIGINT)
    text = printed(process, 130)
    assert text.splitlines()[-2:] == [
        "netboard: interrupted",
        "  give the command again: it completes what was begun.",
    ]
    left = [files(board) for board in boards]
    done = netboard("flash", *[board.path for board in boards], "--source")
    assert done.code == 0, done
    assert all(files(board) > count for board, count in zip(boards, left)), "was not broken off"


def test_ctrl_c_while_it_loads(tmp_path):
    """A module that it loads waits until the Ctrl-C is there."""
    slow = "print('loading', flush=True)\nimport time\ntime.sleep(60)\n"
    (tmp_path / "click.py").write_text(slow)
    process = subprocess.Popen(
        [PYTHON, "-m", "netboard", "list"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT / "tools")])},
    )
    assert process.stdout.readline() == "loading\n"
    process.send_signal(signal.SIGINT)
    assert printed(process, -signal.SIGINT) == ""
