"""No MemoryError, wherever in net.dns, net.aio, net.tls, or net.udp, net.watch, net.reconnecting
("options") it strikes, leaves somebody waiting, a socket open or unheard, bytes missing behind a
good end, a server that serves no more, or a client that does not come back."""

import random
import sys

import memory_runs
import pytest
import runtimes

sys.path.insert(0, str(runtimes.TESTS / "tls"))

from certificates import make_all

ENVIRONMENTS = {"dns": runtimes.fake("linux"), "aio": runtimes.python(), "tls": runtimes.python()}
ENVIRONMENTS["options"] = runtimes.fake("linux")
LINES = {"dns": 1000, "aio": 150, "tls": 100, "options": 130}  # at least
STEPS = {"dns": 5, "aio": 2, "tls": 3, "options": 1}  # each run takes another part of the lines


def run(option, folder, first, step, *words):
    files = []
    if option == "tls":
        make_all(folder)
        files = [folder / name for name in ("ca.pem", "server.pem", "server.key.pem")]
    environment = ENVIRONMENTS[option].environment()
    return memory_runs.run(option + "_memory.py", environment, first, step, *files, *words)


@pytest.mark.parametrize("option", STEPS)
def test_memory_runs_out_at_a_line(option, tmp_path):
    first, step = random.randint(1, STEPS[option]), STEPS[option]
    count, bad = run(option, tmp_path, first, step)
    assert count > LINES[option]
    assert not bad, f"from line {first} on, in steps of {step}"


@pytest.mark.parametrize("option", STEPS)
def test_memory_runs_out_at_an_attribute(option, tmp_path):
    """MicroPython's objects grow."""
    count, bad = run(option, tmp_path, 1, 1, "attributes")
    assert count > 60
    assert not bad
