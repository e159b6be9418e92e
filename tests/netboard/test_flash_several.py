"""netboard flash with several boards at once."""

from pathlib import Path

from netboard_kit import ANY, fails, netboard


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
