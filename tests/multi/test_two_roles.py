"""Each m_*.py: one role on CPython, the other on each MicroPython, and the other way round."""

from pathlib import Path

import pair
import pytest
import runtimes

FILES = sorted(path.name for path in Path(__file__).parent.glob("m_*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda name: name[2:-3])
def test_micropython_serves(file, micropython):
    pair.play(
        lambda: pair.role(micropython, file, "serve"),
        lambda port: pair.role(runtimes.python(), file, "client", port),
    )


@pytest.mark.parametrize("file", FILES, ids=lambda name: name[2:-3])
def test_cpython_serves(file, micropython):
    pair.play(
        lambda: pair.role(runtimes.python(), file, "serve"),
        lambda port: pair.role(micropython, file, "client", port),
    )
