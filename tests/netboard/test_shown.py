"""netboard list and matrix at a terminal: 80 columns, plain words, colours."""

import subprocess

import pytest
from netboard_kit import PYTHON, ROOT, netboard

NARROW = {"COLUMNS": "80", "FORCE_COLOR": "", "NO_COLOR": "1"}


def lines(*words, **variables):
    done = netboard(*words, variables={**NARROW, **variables})
    assert done.code == 0, done
    return done.text.splitlines()


@pytest.mark.parametrize(
    "words", ["list", "matrix", "matrix --board RPI_PICO_W", "matrix --style tls --board LINUX"]
)
def test_it_fits_80_columns(words):
    assert max(map(len, lines(*words.split()))) <= 80


@pytest.mark.parametrize("words", ["list", "matrix", "matrix --board RPI_PICO_W"])
def test_what_was_not_run_is_said_plainly(words):
    text = " ".join(" ".join(lines(*words.split())).split())
    assert "not run here yet" in text.lower()
    assert "unverified" not in text


def test_list_counts_what_works_first():
    shown = lines("list")
    assert shown[1].split()[:3] == ["board", "--board", "yes"]
    unix = next(line for line in shown if " UNIX " in line)
    assert int(unix.split("UNIX")[1].split()[0]) > 200


def test_list_says_what_to_do_next():
    assert "netboard flash" in lines("list")[-1] or "netboard vboard" in lines("list")[-1]


def test_one_board_has_the_reasons_beside_it():
    text = " ".join(" ".join(lines("matrix", "--board", "RPI_PICO_W", "--style", "net")).split())
    assert "Socket.end partly a board cannot send FIN" in text


def test_a_reader_that_has_enough():
    words = [PYTHON, "-m", "netboard", "matrix"]
    options = {"cwd": ROOT / "tools", "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(words, **options) as process:
        process.stdout.close()
        assert (process.stderr.read(), process.wait(60)) == (b"", 0)


def test_colours_where_there_is_a_terminal():
    done = netboard("list", variables={"COLUMNS": "80", "FORCE_COLOR": "1", "TERM": "xterm"})
    assert "\x1b[32m" in done.text, "green for what works"
    assert "\x1b[" not in "".join(lines("list"))
