"""The traffic of a virtual board's interpreter: bytes both ways, Ctrl-C as a signal.

Host tool, POSIX only. Part of vboard.py.
"""

import os
import selectors
import signal
import time

CHUNK = 4096
MOST = 1 << 20  # bytes from the host that wait for the board
BACKLOG = CHUNK  # bytes for the host; then the board's print waits,
DEAF = 0.5  # ... but only so long, as on USB: then what nobody reads is lost
SIGNAL_GAP = 0.1  # the unix port ends itself when a second SIGINT comes before it saw the first


class Life:
    """The traffic of one interpreter."""

    def __init__(self, board, process, control, out):
        self.board = board
        self.process = process
        self.control = control
        self.out = out
        self.ends_as = "crash"
        self.interruptible = False
        # Not up yet: as a board's USB, it hears nothing, and what the host sends waits. Else the
        # Ctrl-C of who is quick would be a byte that no main.py reads.
        self.up = False
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
                if board.cable:
                    board.cable.plug(False)
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
        read = selectors.EVENT_READ if self.up and len(board._to_board) < MOST else 0
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
                self.up = True
                self.interruptible = letter == "r"
            elif letter in "ud":
                if self.board.cable:
                    self.board.cable.plug(letter == "u")
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
        if not self.up:
            return
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
