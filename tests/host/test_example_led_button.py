"""examples/led_button_server.py serves LED and button: the same file with a board's machine.Pin,
and with the pins of a Raspberry Pi. The pins are stand-ins that say what is written to them."""

import signal
import socket

import clients
import programs
import pytest

PINS = {"cpython": ("tests/host/fake_pins/desk", "D17", "D27", "up")}
ON_A_BOARD = ("tests/host/fake_pins/board", "LED", "15", "1")


@pytest.fixture
def demo(runtime, tmp_path, monkeypatch):
    """(program, the name of its LED, the file that is its button)."""
    folder, led, button, pull = PINS.get(runtime.name, ON_A_BOARD)
    file = tmp_path / "button"
    file.write_text("1")
    monkeypatch.setenv("FAKE_BUTTON", str(file))
    with programs.Program(
        programs.with_path(runtime, *runtime.path, folder), "examples/led_button_server.py", 0
    ) as program:
        assert program.until(f"{led} out ") == "0"
        assert program.until(f"{button} in, pull ") == pull
        yield program, led, file


def test_led_is_switched(demo):
    program, led, _ = demo
    with clients.connect(program.port()) as sock, sock.makefile("rb") as lines:
        assert clients.read_line(lines) == "led 0, button 1\n"
        sock.sendall(b"led")
        sock.sendall(b" 1\nled 2\n")
        assert program.until(f"{led} out ") == "1"
        assert clients.read_line(lines) == "led 1, button 1\n"


def test_button_is_told_to_everybody(demo):
    program, _, button = demo
    port = program.port()
    with clients.connect(port) as ann, clients.connect(port) as bob:
        with ann.makefile("rb") as hers, bob.makefile("rb") as his:
            assert clients.read_line(hers) == clients.read_line(his) == "led 0, button 1\n"
            button.write_text("0")
            assert clients.read_line(hers) == clients.read_line(his) == "led 0, button 0\n"


def test_port_that_is_taken(runtime, tmp_path, monkeypatch):
    folder, *_ = PINS.get(runtime.name, ON_A_BOARD)
    (tmp_path / "button").write_text("1")
    monkeypatch.setenv("FAKE_BUTTON", str(tmp_path / "button"))
    placed = programs.with_path(runtime, *runtime.path, folder)
    with socket.create_server(("0.0.0.0", 0)) as server:
        port = server.getsockname()[1]
        _, printed = programs.run(placed, "examples/led_button_server.py", port)
    assert "EADDRINUSE" in printed.splitlines()[-1]
    assert "Traceback" not in printed


def test_interrupted(demo):
    program, _, _ = demo
    program.port()
    program.process.send_signal(signal.SIGINT)
    assert program.process.wait(programs.PATIENCE) == 130
    assert "Traceback" not in program.rest()
