"""The systemd unit: systemd finds nothing to complain of, and a program that is stopped in its way
ends in a way that it takes for success."""

import shutil
import signal
import subprocess
import sys

import programs
import pytest
import runtimes

UNIT = runtimes.ROOT / "ports/cpython/systemd/micropython-net@.service"
PYTHON = "/opt/micropython-net/venv/bin/python"


def settings():
    """{key: value} of the unit."""
    lines = UNIT.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and line[0] != "#")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd-analyze here")
def test_systemd_takes_it(tmp_path):
    file = tmp_path / "micropython-net@led_button_server.service"
    text = UNIT.read_text(encoding="utf-8")
    assert PYTHON in text
    file.write_text(text.replace(PYTHON, f'"{sys.executable}"'), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", file], capture_output=True, text=True, check=False
    )
    complaints = [line for line in done.stderr.splitlines() if "micropython-net" in line]
    assert (done.returncode, complaints) == (0, [])


def test_stopping_is_success(tmp_path):
    script = tmp_path / "server.py"
    script.write_text(
        "import net\nserver = net.create_server().listen(0)\n"
        "server.on('listening', lambda: print('up'))\nnet.run()\n"
    )
    found = settings()
    number = getattr(signal, found["KillSignal"])
    with programs.Program(runtimes.python(), script) as program:
        program.until("up")
        program.process.send_signal(number)
        code = program.process.wait(programs.PATIENCE)
    how = signal.Signals(-code).name if code < 0 else str(code)
    assert how in found["SuccessExitStatus"].split()


def test_what_could_not_listen_is_started_again():
    """It has said so, and ended without a failure."""
    assert settings()["Restart"] == "always"


def test_it_runs_what_its_page_installs():
    page = (runtimes.ROOT / "docs/raspberry-pi.md").read_text(encoding="utf-8")
    command, _, program = settings()["ExecStart"].split()
    assert f"sudo python3 -m venv {command[: -len('/bin/python')]}" in page
    assert f"sudo cp examples/led_button_server.py {program[: -len('%i.py')]}" in page
