"""netboard flash --wifi at a terminal: the network is echoed as it is typed, the password not."""

import errno
import json
import os
import pty
import select
import subprocess
import time
from pathlib import Path

import pytest
from netboard import program
from netboard_kit import PYTHON, ROOT

SECRET = "open sesame"


class Terminal:
    """A program at a terminal of its own, and all that the terminal shows."""

    def __init__(self, words):
        self.shown = b""
        self.process = None
        self._master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [PYTHON, "-c", START, *words],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT / "tools",
            start_new_session=True,
        )
        os.close(slave)

    def until(self, text, seconds=60):
        end = time.monotonic() + seconds
        while text.encode() not in self.shown:
            assert time.monotonic() < end, self.shown
            if select.select([self._master], [], [], 0.1)[0]:
                more = self._read()
                assert more, f"it has ended: {self.shown.decode(errors='replace')}"
                self.shown += more

    def _read(self):
        """b"" when the program has ended, which Linux reports as EIO."""
        try:
            return os.read(self._master, 1000)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return b""

    def type(self, text):
        os.write(self._master, text.encode() + b"\n")

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self._master)


# Makes the terminal the one that getpass opens as /dev/tty.
START = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from netboard.cli import main
main()
"""


@pytest.fixture
def terminal(board):
    made = Terminal(["flash", board.path, "--wifi"])
    yield made
    made.close()


def test_the_password_is_not_shown(board, terminal):
    terminal.until("Wi-Fi network: ")
    terminal.type("home")
    terminal.until("Password: ")
    terminal.type(SECRET)
    terminal.until("smoke test passed")
    assert b"home" in terminal.shown, "what is echoed is seen"
    assert SECRET.encode() not in terminal.shown
    kept = json.loads((Path(board.storage) / "wifi.json").read_text())
    assert kept == {"ssid": "home", "password": SECRET}


def test_main_py_keeps_the_network_up():
    main = program.main_file("echo_server", ["8000"], wifi=True).decode()
    compile(main, "main.py", "exec")
    assert main.index("wifi.keep_saved(net)") < main.index("net.create_server")
