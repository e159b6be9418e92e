"""netboard flash --wifi --example http_page: it waits for Wi-Fi and ends with the address to open;
the installed program tells it again at each start."""

import re
import urllib.request
from pathlib import Path

import pytest
from netboard_kit import ANY, fails, mpremote, netboard

# The virtual access point of on_board/virtual_network.py.
VIRTUAL = {"NETBOARD_SSID": "virtual", "NETBOARD_PASSWORD": "virtual password"}
FLASH = ("--wifi", "--example", "http_page", *ANY)


@pytest.fixture
def board(new_board):
    """A virtual board with a WLAN; where that is up its address is one of this machine's."""
    return new_board(pretend={"address": "127.0.0.2"})


def address(text):
    return re.search(r"(?m)^  (http://127\.0\.0\.2:\d+/)$", text)[1]


def test_it_ends_with_the_address_to_open(board):
    done = netboard("flash", board.path, *FLASH, variables=VIRTUAL)
    assert done.code == 0, done
    assert done.text.rstrip().splitlines()[-1].strip() == address(done.text)
    assert "wifi: connecting" in done.text
    with urllib.request.urlopen(address(done.text), timeout=60) as answer:
        assert b"<h1>Hello from Virtual board" in answer.read()


def test_the_address_is_told_at_each_start(board):
    assert netboard("flash", board.path, *FLASH, variables=VIRTUAL).code == 0
    done = netboard("flash", board.path, *FLASH, variables=VIRTUAL)
    assert "nothing to do" in done.text
    assert address(done.text)


def test_any_program_is_told_where_it_is(board):
    words = ("--wifi", "--example", "echo_server", *ANY)
    done = netboard("flash", board.path, *words, variables=VIRTUAL)
    assert done.code == 0, done
    assert "  wifi: 127.0.0.2\n  listening on port" in done.text


def test_an_address_that_nobody_else_can_reach_is_no_success(board):
    words = ("--example", "http_page", *ANY)
    off = Path(board.storage) / "boot.py"
    off.write_text("import network; network.WLAN(0).active(False)\n")
    done = netboard("flash", board.path, *words)
    fails(done, "the board is in no network", "--wifi")


def test_a_program_that_takes_its_time_is_waited_for(board, tmp_path):
    late = tmp_path / "late.py"
    late.write_text("import time\ntime.sleep(3)\nprint('http://127.0.0.1:1/')\n")
    fails(netboard("flash", board.path, "--example", late), "the board is in no network")


def test_net_url_is_there_for_any_program(board):
    assert netboard("flash", board.path).code == 0
    code = (
        "import net; s = net.create_server().listen(4321, lambda: (print(net.url(s)), s.close()))"
    )
    assert mpremote(board, "exec", code + "\nnet.run()").text.endswith(":4321/\n")
