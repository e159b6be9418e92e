"""The Wi-Fi helper with a played radio: bringing up, keeping up, and telling sockets."""

import sys
from pathlib import Path

import programs
import pytest
import runtimes

SCENE = Path(__file__).with_name("wifi_scene.py")
FAKE = runtimes.Runtime(
    "fake", [sys.executable], ("lib", "ports/cpython", "tests", "tests/fake"), "rp2"
)


def play(runtime, *words):
    code, printed = programs.run(runtime, SCENE, *words)
    assert code == 0, printed
    return printed.splitlines()


def test_connect_gives_the_address(micropython):
    assert play(micropython, "up") == [
        "address 10.0.0.7",
        "['active', 'pm=0', 'connect home secret']",
    ]


@pytest.mark.parametrize(("scene", "errno"), [("wrong", 13), ("absent", 19), ("timeout", 110)])
def test_connect_says_why_not(micropython, scene, errno):
    told, calls = play(micropython, scene)
    assert told == f"errno {errno}"
    assert calls.endswith("'disconnect']"), "the radio is not left trying"


def test_power_saving_can_be_asked_for(micropython):
    assert "'pm=2'" in play(micropython, "pm")[1]


def test_a_drop_is_told_to_sockets_but_not_to_servers():
    assert play(FAKE, "drop", "--fake") == [
        "up 10.0.0.7",
        "down None",
        "socket ENETDOWN",
        "socket closed; server listening: True",
        "up 10.0.0.7",
        "['connect home secret', 'connect home secret']",
    ]


def test_a_reconnecting_client_comes_back_with_the_link():
    told = play(FAKE, "come_back", "--fake")
    assert told[:4] == ["up 10.0.0.7", "online", "down None", "kept True"]
    assert told[4:6] == ["offline ENETDOWN", "failed 19"]
    assert told[6:8] == ["up 10.0.0.7", "online"]
    assert told[8].startswith("after ") and told[8].endswith(" s; [b'meanwhile']")
    assert int(told[8].split()[1]) < 30, "it does not wait for its ten minutes"


def test_it_tries_again_after_each_kind_of_failure():
    assert play(FAKE, "backoff", "--fake") == [
        "failed 19",
        "failed 13",
        "failed 110",
        "up 10.0.0.7",
        "['connect home secret', 'disconnect', 'connect home secret', 'disconnect', "
        "'connect home secret', 'disconnect', 'connect home secret']",
    ]


@pytest.mark.parametrize(
    "method", ["active", "connect", "disconnect", "isconnected", "status", "ifconfig"]
)
def test_a_radio_that_raises_does_not_end_it(method):
    events = play(FAKE, "broken", "--fake", method)
    assert events[-2:] == ["up", "True"]


def test_stop_in_an_event_ends_it():
    assert play(FAKE, "stop", "--fake") == ["up", "over"]


def test_it_works_on_micropython_s_own_loop(micropython):
    assert play(micropython, "stop") == ["up", "over"]


def test_what_was_saved_is_kept_up_although_it_was_not_there_at_first(micropython, tmp_path):
    file = tmp_path / "wifi.json"
    file.write_text('{"ssid": "home", "password": "secret"}')
    assert play(micropython, "saved", file) == ["wifi: not up yet, errno 19", "up 10.0.0.7"]
