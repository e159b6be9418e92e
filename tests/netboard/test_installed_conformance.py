"""The library as netboard installs it, .mpy on a heap of 128 KB, passes the conformance suite.

The other side of each test is on the host, as for a board without loopback, so that the heap is
that of the side under test alone.
"""

import re

import pytest
from conftest import netboard


@pytest.mark.parametrize("style", ["net"])
def test_conformance_from_mpy_on_a_small_heap(new_board, style):
    board = new_board(bits=32, heap="128k")
    done = netboard("check", board.path, "--style", style, "--peer", "host", "--dry")
    assert done.code == 0, done
    passed, failed = re.search(
        r"(\d+) cases passed, \d+ skipped, (\d+) failed", done.text
    ).groups()
    assert int(passed) > 200
    assert int(failed) == 0
