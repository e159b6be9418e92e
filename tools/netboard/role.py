"""Runs a program on a board as if here: python -m netboard.role DEVICE FILE|-c TEXT [WORD...]

Host tool; how tests whose sides are programs have one of them on a board (tests/runtimes.py). The
board is reset first and its Wi-Fi brought up. What the program prints comes line by line; words
that name files here, alone or as key=FILE, name copies of them there. Exit code 1, and a
traceback: it raised.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from netboard import Trouble, flash
from netboard.device import Device, Failed

FOLDER = "/nettest/files/"
PATIENCE = 60  # seconds without a line after which the program counts as hung
HEAD = """
import sys
for folder in ("/nettest", "/lib"):
    if folder not in sys.path:
        sys.path.insert(0, folder)
try:
    from net_micropython import wifi
    wifi.connect_saved()
    del sys.modules["net_micropython.wifi"], wifi
except (ImportError, OSError):
    pass  # it has no Wi-Fi, or is up by itself
import gc
gc.collect()
"""


def bring(device, word):
    """The word with a path on the board in the place of a path here."""
    key, _, path = word.rpartition("=")
    file = Path(path)
    if not path.startswith("/") or "\n" in path or not file.is_file():
        return word
    there = FOLDER + file.name
    data = file.read_bytes()
    have = device.ask("hashes.py", FOLDERS=[], FILES=[there])
    if have.get(there) != flash.digest(data):
        device.write(there, data)
    return f"{key}={there}" if key else there


class Lines:
    """Hands on what the board prints, a line at a time, without carriage returns."""

    def __init__(self):
        self._line = bytearray()

    def feed(self, byte):
        self._line += byte
        if byte == b"\n":
            self.flush()

    def flush(self):
        sys.stdout.write(self._line.decode("utf8", "replace").replace("\r", ""))
        sys.stdout.flush()
        self._line.clear()


def main(argv):
    name, file, *words = argv
    with Device(name) as device:
        words = [bring(device, word) for word in words]
        if file == "-c":
            source = words.pop(0)
        else:
            source = Path(file).read_text(encoding="utf-8")
        device.run(HEAD)
        lines = Lines()
        device.run(f"sys.argv[:] = {[Path(file).name, *words]!r}")
        try:
            device.talk(source, lines.feed, lambda: time.sleep(0.002), PATIENCE)
        except Failed as failed:
            lines.flush()
            sys.exit(failed.what)
        lines.flush()


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Trouble as trouble:
        sys.exit(f"{trouble.what}\n  {trouble.do}")
