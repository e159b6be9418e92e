"""Half a year on the fake port's clock, which wraps 14 times: nothing is missed, nothing grows."""

from pathlib import Path

import programs
import pytest
import runtimes

DAYS = 182
PATH = ("lib", "ports/micropython", "tests", "tests/fake")


def live(runtime, personality):
    """What months.py printed: [(what, number)]."""
    script = Path(__file__).with_name("months.py")
    code, printed = programs.run(programs.with_path(runtime, *PATH), script, personality, DAYS)
    assert code == 0, printed
    return [(what, int(n)) for what, n in (line.rsplit(" ", 1) for line in printed.splitlines())]


def counted(told):
    return {what: n for what, n in told if what != "heap"}


VISITS = 438  # of GAPS in months.py
EXPECTED = {name: VISITS for name in ("page", "idle", "gone", "close", "visits")}


@pytest.mark.parametrize("personality", runtimes.BOARDS)
def test_half_a_year(micropython, personality):
    told = live(micropython, personality)
    assert counted(told) == {**EXPECTED, "outage": DAYS // 5}
    heap = [n for what, n in told if what == "heap"]
    assert len(heap) == 3
    # A leak of 16 bytes a visit would come to twice as much.
    assert heap[2] <= heap[0] + 1536
