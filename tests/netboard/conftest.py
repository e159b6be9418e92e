"""Fixtures for tests of netboard: virtual boards.

NET_TEST_DEVICE=DEVICE (any device string of mpremote) runs test_device.py against that board.
"""

import os

import pytest
from netboard_kit import PYTHON


@pytest.fixture(scope="session", autouse=True)
def tools():
    """Skips by name where the tools are missing; in CI that fails."""
    if not PYTHON:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no mpremote or click: make setup")


@pytest.fixture
def new_board(any_micropython):
    """Makes virtual boards, and ends them after the test."""
    from netboard.vboard import VirtualBoard

    made = []

    def make(**options):
        made.append(VirtualBoard(**options).start())
        return made[-1]

    yield make
    for board in made:
        board.stop()


@pytest.fixture
def board(new_board):
    """A virtual board with nothing on it."""
    return new_board()
