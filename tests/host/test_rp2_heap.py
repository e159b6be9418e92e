"""The 8000 B that a Pico W has for all that is sent do not fill, whoever does not read, and those
who do read hardly notice: see rp2_heap_scenes.py."""

import ast
from pathlib import Path

import programs
import pytest
import runtimes

SCENES = Path(__file__).with_name("rp2_heap_scenes.py")
CALM = {"lied": 0, "slept": 0}
WAYS = ("full", "gone")  # the peer reads nothing; the network to it is away


@pytest.fixture(params=["cpython", "micropython"])
def play(request):
    """Plays a scene on the fake port, run by CPython and by MicroPython; what it found."""
    there = runtimes.python() if request.param == "cpython" else runtimes.unix_ports()[-1]
    if there.missing:
        pytest.skip(there.missing)
    path = ("lib", "ports/cpython", "tests", "tests/fake")
    runtime = runtimes.Runtime(there.name, there.command, path, "rp2")

    def scene(*words):
        code, printed = programs.run(runtime, SCENES, *words)
        assert code == 0, printed
        found = ast.literal_eval(printed.splitlines()[-1])
        if "bare" not in words:
            assert {key: found[key] for key in CALM} == CALM, found
        return found

    return scene


def test_a_network_that_is_away_costs_one_connection_no_turn(play):
    found = play("away")
    assert found["errors"] == []
    assert found["got"] > 30000, "it goes on when the network is back"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_silent_peers_cost_others_next_to_nothing(play, count, way):
    found = play("silent", count, way)
    assert found["errors"] == []
    assert found["answered"] >= 195, "of 200 who were asked within 100 ms"
    assert found["got"] >= 0.95 * 400 * 300, "bytes, by one that only listens"


MESSAGES = [(40, 20), (100, 20), (500, 20), (300, 50), (600, 100), (1400, 200)]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize(("size", "ms"), MESSAGES)
def test_who_is_only_sent_to_does_not_notice_those_that_do_not_read(play, count, way, size, ms):
    assert play("one_way", count, way, size, ms)["part"] >= 0.95


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_in_a_firmware_of_which_nothing_is_known_who_asks_is_answered(play, count, way):
    found = play("silent", count, way, "blind")
    assert found["errors"] == []
    assert found["answered"] >= 195


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_who_reads_a_while_and_then_stops_leaves_the_others_a_segment(play, count):
    found = play("stops", count)
    assert found["errors"] == []
    assert found["answered"] == 200


@pytest.mark.parametrize("way", WAYS)
def test_with_all_others_silent_the_fifth_is_answered(play, way):
    found = play("many_silent", way)
    assert found == {**found, "got": 200 * 400, "errors": []}


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_who_asks_is_answered_beside_some_that_read_a_little(play, count):
    found = play("split", count)
    assert found == {**found, "taken": True, "answered": 200, "errors": []}


def test_peers_that_ask_and_never_read_do_not_fill_it(play):
    assert play("chatter")["errors"] == []


@pytest.mark.parametrize("size", [40, 100, 500])
def test_who_reads_gets_as_much_as_without_a_guard(play, size):
    bare = play("fan", size, "bare")["rates"]
    guarded = play("fan", size)["rates"]
    assert min(guarded) >= 0.95 * min(bare)


def test_one_alone_has_four_segments_under_way_so_that_four_more_may_come(play):
    found = play("readers", 1)
    assert found["most"] == 4 * 900
    assert found["errors"] == []


def test_all_who_read_much_are_served(play):
    found = play("readers", 3)
    assert min(found["got"]) > 0.2 * sum(found["got"])


@pytest.mark.parametrize("size", [64, 400, 800])
def test_a_callback_cannot_write_for_ever_to_a_peer_that_reads_fast(play, size):
    found = play("greedy", size)
    assert found["calls"] == 20, "drain comes with the next turn"
    assert found["longest"] <= 3200 + 7 * 256


def test_after_a_reset_nobody_waits(play):
    found = play("reset")
    assert found["ms"] <= 100
    assert found["errors"] == ["ECONNRESET"]


def test_connections_one_after_the_other_do_not_wait(play):
    found = play("closed")
    assert found["served"] == 50
    assert found["seconds"] <= 4
