"""netboard check and probe on virtual boards: verdicts, both places of the peer, what is kept."""

import json
from types import SimpleNamespace

import pytest
from netboard_kit import netboard


@pytest.mark.parametrize("peer", ["board", "host"])
def test_cases_pass_with_the_peer_on_either_side(board, peer):
    done = netboard("check", board.path, "-k", "c00[1-9]", "--peer", peer)
    assert done.code == 0, done
    assert "9 cases passed, 0 skipped, 0 failed" in done.text


def test_a_case_that_the_table_excludes_is_skipped_with_its_reason(board):
    done = netboard("check", board.path, "-k", "c223")
    assert done.code == 0, done
    assert "SKIP c223_local_socket_again: the virtual board's files" in done.text


def test_local_sockets_have_no_peer_on_another_machine(board):
    done = netboard("check", board.path, "-k", "c221", "--peer", "host")
    assert "SKIP c221_local_socket: nobody on another machine" in done.text


def test_part_of_the_suite_is_no_evidence(board):
    done = netboard("check", board.path, "-k", "c001")
    assert "written" not in done.text


def test_no_case_is_no_evidence():
    """The fake ports have none of net.aio."""
    done = netboard("check", "--local", "fake-rp2", "--style", "aio")
    assert done.code == 0, done
    assert "nothing to write" in done.text and "written" not in done.text


def test_a_failing_case_is_told_and_the_rest_goes_on(board, any_micropython):
    pytest.importorskip("mpremote", reason="this interpreter has no mpremote")
    from netboard import check, flash
    from netboard.device import Device

    with Device(board.path) as device:
        about = device.info()
        table = flash.find_board(about)
        flash.apply(device, flash.make_plan(device, flash.compiled(flash.sources(table), False)))
        device.enter()
        run = check.OnBoard(device, about, table)
        run.prepare([])
        verdicts = []
        for name, body in CASES.items():
            verdicts.append((name, run.run(Case(name, body)).verdict))
    assert verdicts == [(name, name.split("_")[1]) for name in CASES]


# name_VERDICT: body of test(t)
CASES = {
    "x001_PASS": "t.check(True, 'fine')",
    "x002_FAIL": "t.check(False, 'wrong')",
    "x003_FAIL": "raise KeyError('no')",
    "x004_FAIL": "import sys; sys.exit()",
    "x005_PASS": "t.client()",
    "x006_FAIL": "net.call_later(1, lambda: 1 / 0); t.idle(50)",
    "x007_PASS": "t.accepted()",
}


class Case:
    """A conformance file that lies nowhere."""

    def __init__(self, name, body):
        self.stem = name
        self._text = f"import net\n\ndef test(t):\n    {body}\n"

    def read_text(self, encoding):
        return self._text


def test_probe_is_json_about_the_board(board):
    done = netboard("probe", board.path)
    assert done.code == 0, done
    found = json.loads(done.text)
    assert found["build"] == "VIRTUAL"
    assert found["word_bits"] == 32
    assert found["mpy"] == 6
    assert found["loopback"] is True
    assert found["sockets"] > 4
    assert found["shutdown"] is False


def test_check_of_what_is_no_runtime():
    done = netboard("check", "--local", "nope")
    assert done.code == 1
    assert "one of: cpython, unix" in done.text and "fake-rp2" in done.text


def test_cases_that_no_board_can_be_sent():
    done = netboard("check", "--virtual", "--style", "cli")
    assert done.code == 1
    assert "can be sent to a board" in done.text and "--local" in done.text


def test_a_run_of_one_style_leaves_the_evidence_of_the_others(monkeypatch, tmp_path):
    from netboard import check, tables

    head = 'id = "X"\n\n'
    old = check.block("host", "CPython 3.9", [], date="2026-01-01")
    old = old.replace("apis = [\n", 'apis = [\n    "net.run",\n    "stream.pump",\n    "gone",\n')
    (tmp_path / "X.toml").write_text(head + old)
    monkeypatch.setattr(tables, "BOARDS", tmp_path)
    new = old.replace("3.9", "3.13").replace('    "net.run",\n', "").replace('    "gone",\n', "")
    check.record(SimpleNamespace(id="X"), "host", new)
    runs = tables.read(tmp_path / "X.toml")["checked"]
    assert [(run["version"], run["apis"]) for run in runs] == [
        ("CPython 3.9", ["net.run"]),
        ("CPython 3.13", ["stream.pump"]),
    ]


ABOUT = {"version": (1, 28, 0), "build": "RPI_PICO_W", "platform": "rp2"}


@pytest.mark.parametrize(
    ("port", "asked", "kind"),
    [
        ("/dev/ttyACM0", "hardware", "hardware"),
        ("/dev/ttyACM0", "emulator", "emulator"),
        ("/dev/ttyACM0", None, None),
        ("/dev/pts/7", None, "emulator"),
        ("/dev/pts/7", "emulator", "emulator"),
    ],
)
def test_hardware_is_evidence_only_when_it_is_named(port, asked, kind):
    from netboard import check

    assert check.kind_of(ABOUT, port, asked) == kind


def test_a_pseudo_terminal_is_no_hardware(tmp_path):
    from netboard import Trouble, check

    (tmp_path / "board").symlink_to("/dev/pts/7")
    with pytest.raises(Trouble, match="no hardware"):
        check.kind_of(ABOUT, str(tmp_path / "board"), "hardware")


def test_the_table_says_which_firmware():
    from netboard import check

    assert check.firmware(ABOUT) == "MicroPython 1.28.0 RPI_PICO_W"


def test_a_virtual_board_is_neither_hardware_nor_emulator(board):
    done = netboard("check", board.path, "-k", "c001", "--evidence", "hardware")
    assert done.code == 1 and "the unix port" in done.text


def test_what_nobody_has_named_is_not_run_for_the_table():
    """A run takes its time: that is said before."""
    import contextlib

    from netboard import Trouble, cli_check

    device = SimpleNamespace(info=lambda: ABOUT, port="/dev/ttyACM0")
    with pytest.raises(Trouble, match="cannot be told") as caught:
        connection = contextlib.nullcontext(device)
        cli_check.check_device(connection, [], [], None, None, [], None, True)
    assert "--evidence" in caught.value.do


def test_a_function_fails_when_it_does_with_any_parameters():
    from netboard.local import judge

    results = [("t::a", "PASS", ""), ("t::a", "FAIL", "why"), ("t::a", "PASS", "")]
    results += [("t::b", "SKIP", "no"), ("t::b", "PASS", "")]
    found = {outcome.name: outcome.verdict for outcome in judge(results)}
    assert found == {"t::a": "FAIL", "t::b": "PASS"}
