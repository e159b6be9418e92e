"""net.board() and net.capability() on each runtime: the table of what the program runs on."""

import os
import subprocess
import sys

import programs
import pytest
import runtimes
from netboard import tables

ASK = """
import net
from net.boards import board, capability
found = board()
print(found["id"], found["port"])
print(" ".join([capability(name) for name in {names}]))
try:
    capability("Socket.fly")
except ValueError as error:
    print(error)
"""
SOME = [
    "Socket.end", "net.connect", "Socket.set_keep_alive", "net.connect(path)", "net.run",
    "tls.connect", "tls.Context(alpn)", "aio.Stream.readline",
]  # fmt: skip


def ask(tmp_path):
    script = tmp_path / "ask.py"
    script.write_text(ASK.format(names=SOME))
    return script


def levels(name):
    return " ".join(tables.board(name).level(api).level for api in SOME)


def test_on_this_runtime(runtime, tmp_path):
    code, printed = programs.run(runtime, ask(tmp_path))
    name = "UNIX" if runtime.port == "unix" else "LINUX"
    wanted = [f"{name} {runtime.port}", levels(name), "no such API: Socket.fly"]
    assert (code, printed.splitlines()) == (0, wanted)


PERSONALITIES = {"esp32": "ESP32_GENERIC", "rp2": "RPI_PICO_W", "unix": "UNIX", "linux": "LINUX"}


@pytest.mark.parametrize("personality", PERSONALITIES)
def test_on_the_fake_port(personality, tmp_path):
    head = f"import net_fake\nnet_fake.use({personality!r})\nnet_fake.install()\n"
    script = ask(tmp_path)
    script.write_text(head + script.read_text())
    code, printed = programs.run(fake(), script)
    assert code == 0, printed
    name = PERSONALITIES[personality]
    assert printed.splitlines()[:2] == [f"{name} {personality}", levels(name)]


def fake():
    path = ("lib", "ports/cpython", "tests", "tests/fake")
    return runtimes.Runtime("fake", [sys.executable], path, "linux")


DETECT = "import adafruit_platformdetect"
NAMES = {
    "RASPBERRY_PI_4B": "RASPBERRY_PI_4B",
    "RASPBERRY_PI_5": "RASPBERRY_PI_5",
    "RASPBERRY_PI_ZERO_2_W": "RASPBERRY_PI_ZERO_2_W",
    "RASPBERRY_PI_3B_PLUS": "RASPBERRY_PI_3B_PLUS",
}


@pytest.fixture(scope="module")
def python_with_detection():
    for command in (sys.executable, str(runtimes.ROOT / "build/venv/bin/python")):
        if os.path.exists(command):
            if not subprocess.run([command, "-c", DETECT], capture_output=True).returncode:
                return command
    return (pytest.fail if os.environ.get("CI") else pytest.skip)("no Adafruit PlatformDetect")


@pytest.mark.parametrize("board", NAMES)
def test_a_pi_is_known_by_platform_detect(board, python_with_detection, tmp_path):
    there = runtimes.python()
    environment = {**there.environment(), "BLINKA_FORCEBOARD": board}
    done = subprocess.run(
        [python_with_detection, str(ask(tmp_path))],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[0] == f"{NAMES[board]} linux"


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("Raspberry Pi 4 Model B Rev 1.4", "RASPBERRY_PI_4B"),
        ("Raspberry Pi 3 Model B Plus Rev 1.3", "RASPBERRY_PI_3B_PLUS"),
        ("Some Other Board", "LINUX"),
    ],
)
def test_without_it_the_device_tree_tells(model, name, monkeypatch, tmp_path):
    import net.boards
    import net_cpython.board

    (tmp_path / "model").write_text(model + "\0")
    monkeypatch.setattr(net_cpython.board, "MODEL", str(tmp_path / "model"))
    monkeypatch.setattr(net_cpython.board, "detected", lambda: "")
    monkeypatch.setattr(net_cpython.board.platform, "platform", lambda: "Linux-6-x86_64")
    assert net.boards.board()["id"] == name


def test_a_board_without_a_table_claims_nothing_in_full(monkeypatch):
    import net.boards
    import net_cpython.board

    monkeypatch.setattr(net_cpython.board, "keys", lambda: ("MYSTERY", "a mystery"))
    assert net.boards.board()["id"] == "MYSTERY"
    assert {net.boards.capability(name) for name in tables.names()} <= {
        "unverified", "partial", "none",
    }  # fmt: skip
