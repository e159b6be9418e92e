"""The library as netboard installs it, in .mpy, passes the conformance suite on a virtual board.

The core with a heap of 128 KB and the other side of each test on the host, as for a board without
loopback, so that the heap is that of the side under test alone. The styles and net.aio with both
sides on one board of 192 KB; what does not fit there stands in the board's table, with the reason.
"""

import re

import pytest
from netboard import check, tables
from netboard_kit import netboard

# Hundreds of cases each, one after the other: minutes, where a machine is busy.
LONG = 1200  # s
pytestmark = pytest.mark.timeout(LONG)


def counts(done):
    """(passed, skipped, failed) as the last line tells them."""
    found = re.search(r"(\d+) cases passed, (\d+) skipped, (\d+) failed", done.text)
    assert found, done
    return tuple(map(int, found.groups()))


def test_core_from_mpy_on_a_small_heap(new_board):
    board = new_board(bits=32, heap="128k")
    done = netboard(
        "check", board.path, "--style", "net", "--peer", "host", "--dry", patience=LONG
    )
    passed, _, failed = counts(done)
    assert (done.code, failed) == (0, 0), done
    assert passed > 200


def test_every_style_to_the_end(board):
    styles = [style for style in tables.styles() if style != "net"]
    words = [word for style in styles for word in ("--style", style)]
    done = netboard("check", board.path, *words, "--dry", patience=LONG)
    passed, skipped, failed = counts(done)
    assert (done.code, failed) == (0, 0), done
    files = list(check.chosen_files(styles))
    assert passed + skipped >= len(files)  # programs of dns and tls are counted besides
    reasons = check.reasons(tables.board("VIRTUAL"), False)
    told = re.findall(r"(?m)^SKIP (\w+?)_[\w:]+: (.*)$", done.text)
    assert len(told) == skipped
    # A program's other side may need what this machine has not.
    told = [(case, text) for case, text in told if text != "no openssl on PATH"]
    assert all(text == reasons[case] for case, text in told), "each with the table's reason"
