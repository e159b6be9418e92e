"""The 8000 B that a Pico W has for all that is sent do not fill: see rp2_heap_scenes.py."""

import ast
from pathlib import Path

import programs
import pytest
import runtimes

SCENES = Path(__file__).with_name("rp2_heap_scenes.py")
CALM = {"lied": 0, "slept": 0}


@pytest.fixture(params=["cpython", "micropython"])
def play(request):
    """Plays a scene on the fake port, run by CPython and by MicroPython; what it found."""
    there = runtimes.python() if request.param == "cpython" else runtimes.unix_ports()[-1]
    if there.missing:
        pytest.skip(there.missing)
    path = ("lib", "ports/cpython", "tests", "tests/fake")
    runtime = runtimes.Runtime(there.name, there.command, path, "rp2")

    def scene(name):
        code, printed = programs.run(runtime, SCENES, name)
        assert code == 0, printed
        found = ast.literal_eval(printed.splitlines()[-1])
        assert {key: found[key] for key in CALM} == CALM, found
        return found

    return scene


def test_stalled_peers_do_not_fill_it(play):
    found = play("stalled")
    assert found["most"] == 6400, "one at a time has the turn"
    assert found["errors"] == ["ETIMEDOUT"] * 3, "each was stuck for 10 s while others waited"


def test_a_talk_goes_on_beside_a_stalled_peer(play):
    assert play("one_stalled_and_a_talk")["answered"] == 100


def test_who_reads_gets_everything_though_others_stall(play):
    assert play("stalled_ones_and_a_reader")["got"] >= 50000


def test_all_who_read_are_served(play):
    found = play("readers")
    assert found["got"] == [100000] * 3
    assert found["errors"] == []


def test_short_lines_wait_for_nobody(play):
    found = play("lines")
    assert found["got"] == [18000] * 3
    assert found["late"] <= 300, "bytes: half a second's"


def test_closed_connections_are_soon_forgotten(play):
    found = play("one_after_the_other")
    assert found["served"] == 50
    assert found["seconds"] <= 10
