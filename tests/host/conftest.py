"""Fixtures of several host tests."""

import os
import tty

import pytest


@pytest.fixture
def terminal():
    """(descriptor of the far side, path of a raw terminal)"""
    far, near = os.openpty()
    tty.setraw(near)
    yield far, os.ttyname(near)
    for fd in (far, near):
        try:
            os.close(fd)
        except OSError:
            pass  # closed by the test
