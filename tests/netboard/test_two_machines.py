"""Every case with its two sides on two machines: the virtual board in a network namespace, with an
address of its own, a WLAN that is down at power-on and no loopback; the peers outside of it."""

import importlib.util
import os
import re
import subprocess

import pytest
from netboard import apart, cases, check, tables
from netboard_kit import PYTHON, ROOT, netboard

CASES = [style["id"] for style in tables.api()["style"] if "cases" in style]


@pytest.fixture(autouse=True)
def namespaces():
    """Where the system forbids them this says so by name; in CI that is a failure."""
    _, why = apart.forbidden()
    if not why and not importlib.util.find_spec("pyroute2"):
        why = "no pyroute2: make setup"
    if why:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)


def counts(done):
    found = re.search(r"(\d+) cases passed, (\d+) skipped, (\d+) failed", done.text)
    assert found, done
    return tuple(map(int, found.groups()))


@pytest.mark.parametrize("style", CASES)
def test_all_cases_pass_or_are_skipped_by_the_table(style):
    done = netboard("check", "--apart", "--style", style, "--dry", patience=600)
    passed, skipped, failed = counts(done)
    assert (done.code, failed) == (0, 0), done
    assert "the board is at 10.77.0.2, its peers at 10.77.0.1" in done.text
    files = list(check.chosen_files([style]))
    assert passed + skipped == len(files)
    assert skipped < max(3, 0.1 * len(files)), "of a few cases two, of many few"
    reasons = check.reasons(tables.board("VIRTUAL_APART"), True)
    told = re.findall(r"(?m)^SKIP (\w+?)_\w+: (.*)$", done.text)
    assert len(told) == skipped
    assert all(text == reasons[case] for case, text in told), "each with the table's reason"


def test_programs_of_tls_and_dns_with_one_side_on_the_board():
    done = netboard("check", "--apart", "--style", "tls", "--style", "dns", "--dry", patience=600)
    passed, _, failed = counts(done)
    assert (done.code, failed) == (0, 0), done
    assert passed > 30


def test_cases_pass_where_the_network_is_slow():
    pattern = "c0[2-5]|m01[0-5]|s00|d00|r01"
    done = netboard("check", "--apart", "--delay", 25, "-k", pattern)
    passed, _, failed = counts(done)
    assert (done.code, failed) == (0, 0), done
    assert passed > 60


def test_a_case_that_takes_one_machine_for_granted_fails(tmp_path):
    """Or all this would prove nothing."""
    (tmp_path / "c998_two_machines.py").write_text(ONE_MACHINE.format("serving.host"))
    (tmp_path / "c999_one_machine.py").write_text(ONE_MACHINE.format("'127.0.0.1'"))
    way, _ = apart.forbidden()
    done = subprocess.run(
        [*way, PYTHON, "-c", RUN, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "tools"), apart.MARK: "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines()[-2:] == [
        "c998_two_machines PASS",
        "c999_one_machine FAIL",
    ], done


ONE_MACHINE = """
import net

def test(t):
    serving = t.peer.serve()
    log = []
    net.connect(serving.port, {}, t.note(log, "up")).on("error", print)
    t.wait(log, "up")
"""
RUN = """
import sys
from pathlib import Path
from netboard.cli_check import prepared
from netboard.terminal import Connection, wiring

with Connection("auto", True, **wiring(True, 0)) as device:
    _, run = prepared(device, [], None, None, ["net"])
    for file in sorted(Path(sys.argv[1]).iterdir()):
        print(file.stem, run.run(file).verdict)
"""


# ---- from power-on


POWER_ON = """
import os, subprocess, sys
from netboard.apart import Cable
from netboard.vboard import VirtualBoard

def netboard(*words):
    print("$", *words)
    done = subprocess.run([sys.executable, "-m", "netboard", words[0], board.path, *words[1:]])
    print("exit", done.returncode)

os.environ.update(NETBOARD_SSID="virtual", NETBOARD_PASSWORD="virtual password")
sys.stdout.reconfigure(line_buffering=True)
with VirtualBoard(cable=Cable()) as board:
    netboard("check", "-k", "c006")
    netboard("flash", "--wifi", "--example", "echo_server", "--arg", "8000")
    netboard("flash")
    board.cable.plug(False)
    netboard("check", "-k", "c006")
    print(sorted(os.listdir(board.storage)), os.listdir(board.storage + "/lib/net_micropython"))
    print(subprocess.run([sys.executable, "-m", "mpremote", "connect", board.path, "exec", TRY]))
"""
# main.py as it begins, from power-on.
TRY = """
import network
network.WLAN().disconnect()
import sys, net
sys.path.append("/lib")
from net_micropython import wifi
wifi.keep_saved(net)
print("up", network.WLAN().ifconfig()[0])
"""


def test_wifi_comes_up_and_stays_through_check_and_flash():
    way, _ = apart.forbidden()
    done = subprocess.run(
        [*way, PYTHON, "-c", f"TRY = {TRY!r}\n{POWER_ON}"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "tools"), "COLUMNS": "200"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=200,
        check=False,
    )
    _, bare, first, again, checked = done.stdout.split("$ ")
    assert "it has no credentials" in bare or "no wifi.mpy" in bare, done.stdout
    assert "netboard flash --wifi" in bare and "exit 1" in bare
    assert "address: 10.77.0.2" in first and "exit 0" in first, done.stdout
    assert "credentials are gone" not in again and "address: 10.77.0.2" in again, done.stdout
    assert "the board is at 10.77.0.2" in checked and "1 cases passed" in checked, done.stdout
    assert "'main.py'" in checked and "'wifi.json'" in checked and "'wifi.mpy'" in checked
    assert "up 10.77.0.2" in checked, done.stdout


# ---- what a case may need


@pytest.mark.parametrize(
    ("need", "limits", "told"),
    [
        ("loopback", {"loopback": False}, "loopback, which the board has not"),
        ("double", {"double": False}, "floats of 64 bits"),
        ("heap 200k", {"heap": 100}, "a heap of 200 KiB; 100 are free"),
        ("loopback", {"loopback": True}, ""),
        ("double", {}, ""),
        ("heap 200k", {"heap": 200}, ""),
        ("heap 200k", {}, ""),
    ],
)
def test_what_a_board_lacks_is_a_reason(need, limits, told):
    why = cases.lacking(need, limits, False)
    assert told in why and bool(told) == bool(why)


def test_one_machine_is_not_enough_for_loopback_when_the_peer_is_on_another():
    assert "one machine" in cases.lacking("loopback", {"loopback": True}, True)


@pytest.mark.parametrize("need", ["", "dubble", "heap", "heap 200"])
def test_a_need_that_there_is_not_is_an_error(need):
    with pytest.raises(ValueError, match="needs"):
        cases.lacking(need, {}, False)


@pytest.mark.parametrize("name", ["RPI_PICO_W", "ESP8266_GENERIC"])
def test_boards_skip_what_they_cannot_do(name):
    reasons = check.reasons(tables.board(name), True)
    assert "loopback" in reasons["c024"]
    assert "floats" in reasons["d124"] and "floats" in reasons["m138"]
    assert "heap" in reasons["m030"]
    assert "a001" not in reasons, "coroutines have their peer elsewhere, too"
