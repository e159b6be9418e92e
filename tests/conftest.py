"""Fixtures for every test below: the interpreters, one parameter each. See runtimes.py."""

import os

import pytest
import runtimes


def usable(runtime):
    """The runtime; where it is missing the test skips by name, or fails in CI."""
    if runtime.missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(runtime.missing)
    return runtime


EACH = runtimes.on_board() or [runtimes.python(), *runtimes.unix_ports()]


@pytest.fixture(params=EACH, ids=lambda r: r.name)
def runtime(request):
    """Each interpreter in turn, CPython among them."""
    return usable(request.param)


@pytest.fixture(params=runtimes.unix_ports(), ids=lambda r: r.name)
def micropython(request):
    """Each MicroPython in turn."""
    return usable(request.param)


@pytest.fixture(scope="session")
def any_micropython():
    """One MicroPython, whichever."""
    return usable(runtimes.unix_ports()[0])
