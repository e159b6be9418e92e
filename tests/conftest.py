"""Fixtures for every test below: the runtimes, one parameter each. How they start: runtimes.py."""

import pytest
import runtimes


@pytest.fixture(params=runtimes.ALL)
def runtime(request):
    """The name of each interpreter in turn; missing ones skip, or fail in CI."""
    runtimes.interpreter(request.param)
    return request.param


@pytest.fixture(params=runtimes.MICROPYTHON)
def micropython(request):
    """The name of each MicroPython in turn."""
    runtimes.interpreter(request.param)
    return request.param
