"""A virtual board: MicroPython's unix port behind a pseudo terminal, as mpremote wants a board.

Host tool, POSIX only. on_board/raw_repl.py plays the REPL; this side owns the terminal, keeps it
over resets and crashes of the interpreter, and turns Ctrl-C into a signal while a program runs.
"""

import os
import pty
import selectors
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import tty
from pathlib import Path

from netboard import ON_BOARD, ROOT, Trouble

INTERPRETERS = ROOT / "build/micropython"
CHUNK = 4096
MOST = 1 << 20  # bytes from the host that wait for the board
BACKLOG = CHUNK  # bytes for the host; then the board's print waits,
DEAF = 0.5  # ... but only so long, as on USB: then what nobody reads is lost
SIGNAL_GAP = 0.1  # the unix port ends itself when a second SIGINT comes before it saw the first
CRASHES = 5  # in a row, each within a second: give up
BLOCK = 4096


def interpreter(bits):
    """The unix port of so many bits."""
    found = INTERPRETERS / f"micropython-{bits}"
    if found.exists():
        return str(found)
    own = shutil.which("micropython")
    if own:
        return own
    raise Trouble(f"there is no {bits}-bit MicroPython", "fetch it: make setup")


def size_of(text):
    """ "128k" -> 131072."""
    scale = {"k": 1024, "m": 1024 * 1024}.get(text[-1:].lower(), 1)
    return int(text[:-1] if scale > 1 else text) * scale


class VirtualBoard:
    """A board to connect to at `path`; a context manager. Several may run at once.

    storage   a folder that is the board's file system; made anew, and removed, when None
    flash     instead of that: a file system of so many bytes, which can be full
    pretend   {"build": ..., "platform": ..., "version": ...}: what the board says it is
    """

    def __init__(self, bits=32, heap="192k", storage=None, flash=None, pretend=None, link=None):
        self.command = [interpreter(bits), "-X", f"heapsize={heap}", str(ON_BOARD / "raw_repl.py")]
        said = {"build": "VIRTUAL", **(pretend or {})}
        self.pretend = [f"{name}={value}" for name, value in said.items()]
        self._made = None if storage and not flash else tempfile.mkdtemp(prefix="vboard-")
        self.storage = self._storage(storage, flash)
        self.link = link
        self.failed = None
        self.restarts = 0
        self._thread = None
        self._process = None

    def _storage(self, storage, flash):
        if not flash:
            folder = Path(storage or self._made)
            folder.mkdir(parents=True, exist_ok=True)
            return str(folder.resolve())
        image = Path(storage or Path(self._made) / "flash.img")
        if not image.exists():
            image.write_bytes(b"\xff" * (size_of(str(flash)) // BLOCK * BLOCK))
        return str(image.resolve())

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
            Path(self.link).unlink(missing_ok=True)
            os.symlink(self.path, self.link)
        self._stop_read, self._stop_write = os.pipe()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        return self

    def stop(self):
        if self._thread:
            os.write(self._stop_write, b"x")
            self._thread.join()
            for fd in (self._master, self._slave, self._stop_read, self._stop_write):
                os.close(fd)
            self._thread = None
        if self.link:
            Path(self.link).unlink(missing_ok=True)
        if self._made:
            shutil.rmtree(self._made, ignore_errors=True)

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
            env={"PATH": os.environ.get("PATH", ""), "MICROPYPATH": ".frozen"},
        )
        os.close(control_write)
        os.close(out_write)
        try:
            return _Life(self, process, control_read, out_read).run()
        finally:
            process.kill()
            process.wait()
            os.close(control_read)
            os.close(out_read)


class _Life:
    """The traffic of one interpreter."""

    def __init__(self, board, process, control, out):
        self.board = board
        self.process = process
        self.control = control
        self.out = out
        self.ends_as = "crash"
        self.interruptible = False
        self.signalled = 0.0
        self.heard = time.monotonic()  # when the host last read something

    def run(self):
        board = self.board
        over = False
        while not over:
            with selectors.DefaultSelector() as chooser:
                self._register(chooser)
                ready = {key.fd: mask for key, mask in chooser.select(self._patience())}
            if board._stop_read in ready:
                return None
            # First what the board says about Ctrl-C: bytes from the host come after it.
            self._read_control()
            if self.ends_as == "hard":
                return "friendly"
            over = self.out in ready and not self._read_board()
            self._read_host()
            self._write()
        return self.ends_as

    def _register(self, chooser):
        board = self.board
        chooser.register(board._stop_read, selectors.EVENT_READ)
        if not self._patience():
            chooser.register(self.out, selectors.EVENT_READ)
        if not self._control_over:
            chooser.register(self.control, selectors.EVENT_READ)
        read = selectors.EVENT_READ if len(board._to_board) < MOST else 0
        write = selectors.EVENT_WRITE if board._to_host else 0
        if read | write:
            chooser.register(board._master, read | write)
        if board._to_board:
            chooser.register(board._near, selectors.EVENT_WRITE)

    _control_over = False

    def _patience(self):
        """Seconds that the board's output still has to wait for the host; None: it need not."""
        if len(self.board._to_host) < BACKLOG:
            return None
        return max(0.0, self.heard + DEAF - time.monotonic()) or None

    def _read_control(self):
        try:
            said = os.read(self.control, CHUNK)
        except BlockingIOError:
            return
        self._control_over = not said
        for letter in said.decode():
            if letter in "rn":
                self.interruptible = letter == "r"
            else:
                self.ends_as = {"s": "friendly", "S": "raw", "h": "hard"}[letter]

    def _read_board(self):
        """False when the interpreter has ended."""
        data = os.read(self.out, CHUNK)
        waiting = self.board._to_host
        if not waiting:
            self.heard = time.monotonic()
        waiting += data
        del waiting[: max(0, len(waiting) - 2 * BACKLOG)]
        return bool(data)

    def _read_host(self):
        try:
            data = os.read(self.board._master, CHUNK)
        except (BlockingIOError, OSError):
            return
        self._read_control()
        if self.interruptible and b"\x03" in data:
            data = data.replace(b"\x03", b"")
            self._interrupt()
        self.board._to_board += data

    def _interrupt(self):
        now = time.monotonic()
        if now - self.signalled > SIGNAL_GAP:
            self.signalled = now
            self.process.send_signal(signal.SIGINT)

    def _write(self):
        board = self.board
        try:
            if board._to_host:
                del board._to_host[: os.write(board._master, board._to_host)]
                self.heard = time.monotonic()
        except BlockingIOError:
            pass
        try:
            if board._to_board:
                del board._to_board[: board._near.send(board._to_board)]
        except BlockingIOError:
            pass
