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


@pytest.mark.parametrize("option", STEPS)
def test_memory_runs_out_at_a_line(option, tmp_path):
    files = []
    if option == "tls":
        make_all(tmp_path)
        files = [tmp_path / name for name in ("ca.pem", "server.pem", "server.key.pem")]
    first, step = random.randint(1, STEPS[option]), STEPS[option]
    script, environment = option + "_memory.py", ENVIRONMENTS[option].environment()
    count, bad = memory_runs.run(script, environment, first, step, *files)
    assert count > LINES[option]
    assert not bad, f"from line {first} on, in steps of {step}"
