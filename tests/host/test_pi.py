"""net_cpython.pi: the model, its table, and pins in the manner of machine.Pin over Blinka's."""

import sys
from pathlib import Path

import pytest

from net_cpython import board, pi

FAKES = str(Path(__file__).parent / "fake_pins/desk")


@pytest.fixture
def blinka(monkeypatch, tmp_path):
    """Blinka's modules, as stand-ins; gives the file that is the button."""
    button = tmp_path / "button"
    button.write_text("1")
    monkeypatch.setenv("FAKE_BUTTON", str(button))
    monkeypatch.syspath_prepend(FAKES)
    yield button
    for name in ("board", "digitalio"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize(
    "keys, model",
    [
        (("RASPBERRY_PI_4B", ""), "RASPBERRY_PI_4B"),
        (("", "Raspberry Pi Zero 2 W Rev 1.0 Linux-6.6"), "RASPBERRY_PI_ZERO_2_W"),
        (("", "Raspberry Pi 3 Model B Plus Rev 1.3 Linux-6.6"), "RASPBERRY_PI_3B_PLUS"),
        (("GENERIC_LINUX_PC", " Linux-6.6-x86_64"), ""),
    ],
)
def test_model(monkeypatch, keys, model):
    monkeypatch.setattr(board, "keys", lambda: keys)
    assert pi.model() == model


def test_table_of_a_pi(monkeypatch):
    monkeypatch.setattr(board, "keys", lambda: ("RASPBERRY_PI_5", ""))
    table = pi.table()
    assert {"net.connect", "Socket.end"} <= set(table)
    assert set(table.values()) <= {"full", "partial", "none", "unverified"}


@pytest.mark.parametrize("model", ["GENERIC_LINUX_PC", "RASPBERRY_PI_4B"])
def test_pins_are_full_nowhere(monkeypatch, model):
    """Whether they work depends on Blinka and on the machine; the table says what is missing."""
    import net

    monkeypatch.setattr(board, "keys", lambda: (model, ""))
    assert net.capability("pi.model") == "full"
    assert net.capability("pi.Pin") == net.capability("pi.Pin.value") == "partial"


def test_no_table_elsewhere(monkeypatch):
    monkeypatch.setattr(board, "keys", lambda: ("GENERIC_LINUX_PC", ""))
    assert pi.table() == {}


def test_output(blinka, capsys):
    led = pi.Pin(17, pi.Pin.OUT, value=1)
    assert led.value() == 1
    led.toggle()
    assert led() == 0
    led.on()
    led.off()
    led.deinit()
    printed = capsys.readouterr().out.split("\n")
    assert printed[:-1] == ["D17 out 1", "D17 out 0", "D17 out 1", "D17 out 0", "D17 free"]


def test_input(blinka, capsys):
    button = pi.Pin("D27", pi.Pin.IN, pi.Pin.PULL_UP)
    assert capsys.readouterr().out == "D27 in, pull up\n"
    assert button.value() == 1
    blinka.write_text("0")
    assert button.value() == 0


def test_unknown_pin(blinka):
    with pytest.raises(ValueError, match="D99"):
        pi.Pin("D99")


def test_pins_without_blinka(monkeypatch):
    monkeypatch.setitem(sys.modules, "board", None)
    with pytest.raises(ImportError, match="micropython-net\\[pi\\]"):
        pi.Pin("D17")


def test_pins_of_an_unknown_machine(monkeypatch, tmp_path):
    (tmp_path / "board.py").write_text("raise NotImplementedError('no such board')")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "board", raising=False)
    with pytest.raises(RuntimeError, match="BLINKA_OS_AGNOSTIC"):
        pi.Pin("D17")
