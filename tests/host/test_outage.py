"""A week of outage on the fake port's clock costs a Reconnecting nothing: one timer, no socket
left over, no heap; and afterwards it is online within the longest wait, with what its outbox
holds."""

from pathlib import Path

import programs
import pytest
import runtimes

DAYS = 7
PATIENCE = 120  # seconds: a machine with much to do
PATH = ("lib", "ports/micropython", "tests", "tests/fake")


@pytest.mark.parametrize("personality", runtimes.BOARDS)
def test_a_week(micropython, personality):
    script = Path(__file__).with_name("outage.py")
    runtime = programs.with_path(micropython, *PATH)
    code, printed = programs.run(runtime, script, personality, DAYS, patience=PATIENCE)
    assert code == 0, printed
    told = {}
    for line in printed.splitlines():
        what, n = line.rsplit(" ", 1)
        told.setdefault(what, []).append(int(n))
    assert max(told["timers"]) <= 16, "a cancelled one stays until its time comes"
    assert max(told["sockets"]) <= 2, "the attempt under way, and the loop's own"
    assert told["heap"][2] <= told["heap"][0] + 1024
    # Waits of 30 to 60 s, and what an attempt takes.
    assert DAYS * 86400 // 95 <= told["failed"][0] <= DAYS * 86400 // 33
    assert (told["offline"], told["online"]) == ([1], [1])
    assert told["got"] == [5 * 20], "the newest five of 24 a day"
    assert told["lost"] == [24 * DAYS - 12 + 1 - 5]
