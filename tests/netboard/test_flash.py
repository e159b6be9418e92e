"""netboard flash: what lands on the board, twice, interrupted, chosen, refused."""

import os
import pty
import subprocess
import time
import tty
from pathlib import Path

import mip_package
import pytest
from netboard_kit import PYTHON, ROOT, fails, mpremote, netboard


def on(board, folder="lib/net"):
    """The names in a folder of the board's flash."""
    found = Path(board.storage) / folder
    return sorted(file.name for file in found.iterdir()) if found.exists() else []


def test_flash_installs_verifies_and_tries(board):
    done = netboard("flash", board.path)
    assert done.code == 0, done
    assert "verified" in done.text
    assert "smoke test passed" in done.text and "echoes" in done.text
    names = on(board)
    assert "__init__.mpy" in names and "socket.mpy" not in names
    assert not [name for name in names if name.endswith(".py")]
    port = on(board, "lib/net_micropython")
    assert {"__init__.mpy", "board.mpy", "board_table.mpy", "wake.mpy"} <= set(port)
    assert "unix.mpy" not in port, "it is in the port's own file"
    assert not [name for name in port if name.startswith(("esp32", "rp2", "wifi", "secure"))]


def test_second_time_there_is_nothing_to_do(board):
    assert netboard("flash", board.path).code == 0
    done = netboard("flash", board.path)
    assert done.code == 0, done
    assert "nothing to do" in done.text


def test_only_what_differs_is_copied(board):
    assert netboard("flash", board.path).code == 0
    (Path(board.storage) / "lib/net/__init__.mpy").write_bytes(b"broken")
    done = netboard("flash", board.path)
    assert done.code == 0, done
    assert "1 files copied" in done.text


def test_an_interrupted_flash_is_completed_by_the_next(board):
    flashing = subprocess.Popen(
        [PYTHON, "-m", "netboard", "flash", board.path, "--source"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tools")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    end = time.monotonic() + 60
    try:
        while len(on(board)) < 5 and time.monotonic() < end:
            time.sleep(0.005)
    finally:
        flashing.kill()
        flashing.wait()
    have = on(board)
    assert 5 <= len(have) and "socket.py" not in have, "it was cut off on the way"
    done = netboard("flash", board.path, "--source")
    assert done.code == 0, done
    assert "unchanged" in done.text and "smoke test passed" in done.text


def test_sources_give_way_to_bytecode(board):
    assert netboard("flash", board.path, "--source").code == 0
    assert "socket.py" in on(board)
    done = netboard("flash", board.path)
    assert done.code == 0, done
    assert "socket.py" not in on(board) and "__init__.mpy" in on(board)


def test_only_chosen_styles(board):
    assert netboard("flash", board.path, "--style", "stream").code == 0
    assert "__init__.mpy" in on(board, "lib/net/stream") and "msgport" not in on(board)
    assert netboard("flash", board.path).code == 0
    assert "stream" not in on(board)


def test_the_table_on_the_board_is_that_board_s_alone(board):
    assert netboard("flash", board.path).code == 0
    code = (
        "from net_micropython import board_table as t; print(list(t.BOARDS), 'stream' in t.NAMES)"
    )
    assert mpremote(board, "exec", code).text == "['VIRTUAL'] False\n"


def test_limits_of_the_table_are_compiled_in(board):
    assert netboard("flash", board.path).code == 0
    code = "import net_micropython as p; print(p.RX_SIZE, p.BACKLOG, p.MAX_CONNECTIONS)"
    assert mpremote(board, "exec", code).text == "1440 2 6\n"


def test_a_forced_table(board):
    done = netboard("flash", board.path, "--board", "UNIX")
    assert done.code == 0, done
    assert (
        mpremote(board, "exec", "import net_micropython as p; print(p.RX_SIZE)").text == "16384\n"
    )


def test_an_example_becomes_main_and_runs(board):
    done = netboard("flash", board.path, "--example", "echo_server", "--arg", "0")
    assert done.code == 0, done
    assert "listening on port" in done.text
    assert "sys.argv[:] = ['echo_server.py', '0']" in (Path(board.storage) / "main.py").read_text()


# ---- what goes wrong says what to do


def test_no_device_with_that_number():
    fails(netboard("flash", "id:no-such-number"), "no device", "--virtual")


def test_no_device_at_all(monkeypatch):
    pytest.importorskip("mpremote", reason="this interpreter has no mpremote")
    import serial.tools.list_ports
    from netboard import Trouble
    from netboard.device import Device

    monkeypatch.setattr(serial.tools.list_ports, "comports", list)
    with pytest.raises(Trouble) as caught:
        Device("auto")
    assert "no device" in caught.value.what
    assert "plug the board in" in caught.value.do and "--virtual" in caught.value.do


def test_no_such_port():
    fails(netboard("flash", "/dev/no-such-port"), "there is no /dev/no-such-port", "netboard list")


def test_something_that_is_no_board():
    master, slave = pty.openpty()
    tty.setraw(slave)
    try:
        fails(
            netboard("flash", os.ttyname(slave)), "does not answer as MicroPython", "reset button"
        )
    finally:
        os.close(master)
        os.close(slave)


def test_a_board_that_is_busy(board):
    holding = subprocess.Popen(
        [PYTHON, "-m", "mpremote", "connect", board.path, "exec", "print(1)\nwhile 1: pass"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        holding.stdout.readline()
        fails(netboard("flash", board.path), "busy", "close other programs")
    finally:
        holding.kill()
        holding.wait()
        holding.stdout.close()


def test_no_space(new_board):
    fails(netboard("flash", new_board(flash="40k").path), "no space left", "manifest.py")


def test_a_board_without_enough_ram(new_board):
    done = netboard("flash", new_board(bits=32, heap="48k").path)
    assert done.code == 1 and "MemoryError" in done.text, done
    for word in ("out of RAM", "--romfs", "manifest.py"):
        assert word in done.text, done


def test_firmware_too_old(new_board):
    board = new_board(pretend={"version": "1.19.1"})
    fails(netboard("flash", board.path), "too old", "1.22")


def test_firmware_without_network(new_board):
    board = new_board(pretend={"platform": "rp2", "build": "RPI_PICO"})
    fails(netboard("flash", board.path), "no network module", "W or Ethernet")


def test_a_board_without_a_table(new_board):
    board = new_board(pretend={"build": "MYSTERY", "machine": "a mystery"})
    fails(netboard("flash", board.path), "no table", "--board")


@pytest.mark.parametrize(
    "words", [["--style", "nope"], ["--example", "nope"], ["--board", "NOPE"]]
)
def test_names_that_there_are_not(board, words):
    fails(netboard("flash", board.path, *words), words[1], "one of")


def test_firmware_with_another_bytecode(new_board):
    fails(netboard("flash", new_board(pretend={"mpy": "5"}).path), ".mpy of version 5", "--source")


@pytest.mark.parametrize("option", sorted(mip_package.OPTIONS))
def test_an_option_brings_its_part_of_the_port(option):
    from netboard import flash, tables

    files = flash.sources(tables.board("RPI_PICO_W"), [option])
    for part in mip_package.OPTIONS[option]:
        if part.startswith("unix"):  # of another port
            continue
        assert f"/lib/net_micropython/{part}.py" in files
    own = {where for where in files if where.startswith("/lib/net_micropython/")}
    assert not {name for name in own if "unix" in name or "esp32" in name}


def test_folders_are_looked_through_and_empty_ones_go(board):
    """A folder left behind would be taken before a module of its name."""
    assert netboard("flash", board.path).code == 0
    old = Path(board.storage) / "lib/net/bygone/deep"
    old.mkdir(parents=True)
    (old / "left.mpy").write_bytes(b"old")
    done = netboard("flash", board.path)
    assert done.code == 0, done
    assert not old.exists()
