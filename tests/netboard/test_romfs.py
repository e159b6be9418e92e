"""netboard flash --romfs: the library runs from the firmware's ROMFS partition."""

import re
from pathlib import Path

import pytest
from netboard_kit import ANY, fails, mpremote, netboard


@pytest.fixture
def board(new_board):
    return new_board(romfs="128k")


def heap_by_import(done):
    return int(re.search(r"heap: (\d+) bytes by import", done.text)[1])


def test_it_runs_from_the_partition_and_saves_heap(board):
    first = netboard("flash", board.path)
    done = netboard("flash", board.path, "--romfs")
    assert done.code == 0, done
    assert not (Path(board.storage) / "lib/net").exists(), "it is there once"
    code = "import net; print(net.__file__)"
    assert mpremote(board, "exec", code).text == "/rom/lib/net/__init__.mpy\n"
    saved = int(re.search(r"takes (\d+) bytes of heap less", done.text)[1])
    assert saved > 4000
    # What it says is saved is what it is, but for what else lies on the heap.
    assert abs(heap_by_import(first) - heap_by_import(done) - saved) < 1500


def test_the_second_time_nothing_is_written(board):
    assert netboard("flash", board.path, "--romfs").code == 0
    code = "import vfs; r = vfs.rom_ioctl(2, 0); r[len(r) - 1] = 42"
    assert mpremote(board, "exec", code).code == 0
    assert netboard("flash", board.path, "--romfs").code == 0
    code = "import vfs; print(vfs.rom_ioctl(2, 0)[-1])"
    assert mpremote(board, "exec", code).text == "42\n"


def test_an_example_runs_from_it(board):
    done = netboard("flash", board.path, "--romfs", "--example", "messages_collector", *ANY)
    assert done.code == 0, done
    assert "listening on port" in done.text


def test_a_partition_that_is_too_small(new_board):
    done = netboard("flash", new_board(romfs="32k").path, "--romfs")
    fails(done, "the ROMFS partition has 32768", "fewer styles")
