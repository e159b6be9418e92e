"""A board over mpremote: connect, run code, read and write files; every failure says what to do.

Host tool. The only file that imports mpremote.
"""

from __future__ import annotations

import ast
import contextlib
import errno
import io
import os
import re
import stat
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import serial
import serial.tools.list_ports
from mpremote.commands import CommandError, do_connect
from mpremote.transport import TransportError, TransportExecError

from netboard import HOSTS, ON_BOARD, Trouble

ANSWER = 5  # seconds within which a REPL answers
LATE = 20  # one behind a pseudo terminal: a process of this computer, which may be busy
CHUNK = 512
SHORT = {"a": "/dev/ttyACM", "u": "/dev/ttyUSB", "c": "COM"}
MINIMUM = (1, 22)  # the firmware from which sockets, select and .mpy are as the port expects them
# mpremote prints what it wants to say; several boards may be at work.
_QUIET = threading.Lock()
NO_ANSWER = (
    "press its reset button, check that it runs MicroPython and that this is the right port "
    "(netboard list), then try again"
)
# What the system says of a port whose board was pulled out.
GONE = (errno.EIO, errno.ENXIO, errno.ENODEV)
CABLE = (
    "see that its cable is in and that nothing else uses the port (netboard list), then give the "
    "same command again: it goes on where it was"
)


def lost(error, path=None):
    """The Trouble of a board that went away, perhaps while this file was written."""
    if not isinstance(error, OSError):
        return Trouble(f"lost the board ({error})", NO_ANSWER)
    what = f"lost the board while {path} was written" if path else "lost the board"
    return Trouble(f"{what} ({error})", CABLE)


def attached():
    """Serial ports with something behind them."""
    return [port for port in sorted(serial.tools.list_ports.comports()) if port.vid is not None]


def full_name(name):
    """mpremote's shortcuts spelled out: a0 -> /dev/ttyACM0."""
    short = re.fullmatch(r"([auc])(\d+)", name)
    return SHORT[short[1]] + short[2] if short else name


def is_terminal(path):
    """Whether it can be a serial port, as far as may be known."""
    if not stat.S_ISCHR(os.stat(path).st_mode):
        return False
    try:
        found = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
    except OSError:
        return True  # busy, or not permitted
    try:
        return os.isatty(found)
    finally:
        os.close(found)


class Device:
    """A connected board, in its raw REPL. A context manager.

    `name` is any device string of mpremote: auto, id:SERIAL, port:PATH, a path, a0, rfc2217://...
    """

    def __init__(self, name="auto"):
        self.name = full_name(name)
        state = SimpleNamespace(transport=None, _auto_soft_reset=True)
        try:
            do_connect(state, SimpleNamespace(device=[self.name]))
        except (CommandError, TransportError, OSError, ValueError) as error:
            raise self._unreachable(str(error)) from None
        self.transport = state.transport
        self.patience = LATE if getattr(self.transport, "is_pty", False) else ANSWER
        self.transport.serial.timeout = self.patience
        self.enter()

    def _unreachable(self, text):
        if "no device" in text:
            where = "plug the board in, with a cable that carries data; netboard list shows what "
            return Trouble(text, where + "is seen. Without a board: --virtual, or netboard vboard")
        path = self.name[5:] if self.name.startswith("port:") else self.name
        if "://" in path:
            return Trouble(
                f"cannot open {path}", "see that its server runs, and that host and port are right"
            )
        if not path.startswith("/"):
            return Trouble(
                f"there is no device {path}", "netboard list shows those that there are"
            )
        return self._no_port(path)

    @staticmethod
    def _no_port(path):
        if not os.path.exists(path):
            return Trouble(f"there is no {path}", "netboard list shows the ports that there are")
        if not is_terminal(path):
            return Trouble(f"{path} is no serial port", "netboard list shows those that there are")
        if not os.access(path, os.R_OK | os.W_OK):
            return Trouble(
                f"{path} is not permitted",
                "on Linux your user has to be in its group: sudo usermod -aG dialout $USER, then "
                "log in again",
            )
        return Trouble(
            f"{path} is busy", "close other programs that use it (a terminal, Thonny, an IDE)"
        )

    @property
    def port(self):
        """The path of its serial port, also where it was named otherwise."""
        return self.transport.device_name

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        # What went wrong has been told, if anything has: a board that is gone says it once more.
        with contextlib.suppress(OSError, TransportError):
            if self.transport.in_raw_repl:
                self.transport.exit_raw_repl()
        self._hang_up()

    def _hang_up(self):
        with contextlib.suppress(OSError, TransportError):
            self.transport.close()

    @staticmethod
    @contextlib.contextmanager
    def quiet():
        """While mpremote does something that it would talk about."""
        with _QUIET, contextlib.redirect_stdout(io.StringIO()):
            yield

    # ---- code

    def enter(self, reset=True):
        """Into the raw REPL, by default after a soft reset."""
        try:
            with self.quiet():  # mpremote prints what it got instead of an answer
                self.transport.enter_raw_repl(soft_reset=reset, timeout_overall=self.patience)
        except OSError as error:
            self._hang_up()
            raise lost(error) from None
        except TransportError as error:
            self._hang_up()
            raise Trouble(
                f"{self.name} does not answer as MicroPython ({error})", NO_ANSWER
            ) from None

    def run(self, code, timeout=30, consumer=None):
        """What the code printed. Trouble when it raised, or printed nothing for `timeout` s."""
        try:
            out, error = self.transport.exec_raw(code, timeout=timeout, data_consumer=consumer)
        except (TransportError, OSError) as problem:
            raise lost(problem) from None
        if error:
            raise Failed(error.decode("utf8", "replace").strip())
        return out.decode("utf8", "replace")

    def talk(self, code, feed, idle, patience):
        """Run code; feed(bytes) gets what it prints as it comes, idle() is called all the while.

        Trouble when it was silent for so many seconds; Failed when it raised."""
        try:
            self.transport.exec_raw_no_follow(code)
            self._listen(feed, idle, patience)
            error = self.transport.read_until(1, b"\x04", timeout=self.patience)[:-1]
        except (TransportError, OSError) as problem:
            raise lost(problem) from None
        if error:
            raise Failed(error.decode("utf8", "replace").strip())

    def _listen(self, feed, idle, patience):
        """Until the mark that ends the output."""
        line = self.transport.serial
        heard = time.monotonic()
        while True:
            count = line.in_waiting
            if count:
                data, heard = line.read(1), time.monotonic()
                if data == b"\x04":
                    return
                feed(data)
            elif time.monotonic() - heard > patience:
                raise Trouble(f"the board gave no sign for {patience} s", NO_ANSWER)
            else:
                idle()

    def ask(self, script, **values):
        """Run a script of on_board/; the value whose repr it prints as its last line."""
        head = "".join(f"{name} = {value!r}\n" for name, value in values.items())
        text = (ON_BOARD / script).read_text(encoding="utf-8")
        printed = self.run(head + text).strip().splitlines()
        try:
            return ast.literal_eval(printed[-1])
        except (IndexError, SyntaxError, ValueError):
            raise Trouble(f"{script} gave no answer: {printed}", NO_ANSWER) from None

    def start_over(self):
        """Soft reset into the friendly REPL, as after power-on: boot.py and main.py run."""
        try:
            self.transport.exit_raw_repl()
            self.transport.serial.write(b"\x04")
        except (TransportError, OSError) as error:
            raise lost(error) from None

    def lines(self, patience):
        """Lines the board prints by itself, until it is silent for so many seconds."""
        waiting = b""
        self.transport.serial.timeout = patience
        while True:
            try:
                got = self.transport.serial.read(1)
            except OSError as error:
                raise lost(error) from None
            if not got:
                return
            waiting += got
            if got == b"\n":
                yield waiting.decode("utf8", "replace").rstrip("\r\n")
                waiting = b""

    # ---- files

    def read(self, path):
        """The bytes of a file."""
        try:
            return bytes(self.transport.fs_readfile(path))
        except (TransportError, OSError) as error:
            raise Trouble(f"cannot read {path}: {error}", NO_ANSWER) from None

    def write(self, path, data, progress=None):
        """Write a file, folders above it as needed."""
        try:
            self._folders(Path(path).parent)
            step = (lambda done, total: progress(done)) if progress else None
            self.transport.fs_writefile(path, data, chunk_size=CHUNK, progress_callback=step)
        except (TransportExecError, OSError) as error:
            raise self._not_written(path, error) from None
        except TransportError as error:
            raise lost(error, path) from None

    _known = frozenset({"/", "."})

    def _folders(self, folder):
        if folder.as_posix() in self._known:
            return
        self._folders(folder.parent)
        try:
            self.transport.fs_mkdir(folder.as_posix())
        except OSError as error:
            if error.errno != errno.EEXIST:
                raise
        self._known = self._known | {folder.as_posix()}

    def _not_written(self, path, error):
        if getattr(error, "errno", None) == errno.ENOSPC or "ENOSPC" in str(error):
            return Trouble(
                f"no space left on the board for {path}",
                "remove files (mpremote rm), install fewer styles, or freeze the library into the "
                "firmware with manifest.py",
            )
        if isinstance(error, serial.SerialException) or getattr(error, "errno", None) in GONE:
            return lost(error, path)
        if isinstance(error, OSError) and error.errno is not None and "PORT" not in str(error):
            return Trouble(f"cannot write {path}: {error.strerror or error}", NO_ANSWER)
        return Trouble(f"cannot write {path}: {error}", NO_ANSWER)

    # ---- what it is

    def info(self):
        """What the board is: the dict that on_board/about.py prints. Trouble when it cannot do."""
        about = self.ask("about.py")
        if about["name"] != "micropython":
            raise Trouble(
                f"the board runs {about['name']}",
                "install MicroPython on it: its download page has the firmware of each board",
            )
        version = tuple(about["version"][:2])
        if version < MINIMUM:
            raise Trouble(
                "the firmware is too old: MicroPython {}.{}".format(*version),
                "install {}.{} or later".format(*MINIMUM),
            )
        if not about["network"] and about["platform"] not in HOSTS:
            raise Trouble(
                "the firmware has no network module",
                "this board has no network, or its firmware is for a model without: take the "
                "firmware for its W or Ethernet model",
            )
        return about


class Failed(Trouble):
    """Code raised on the board; `what` is its traceback."""

    def __init__(self, traceback):
        do = "this is the board's own traceback"
        if "MemoryError" in traceback:
            do += (
                ": it is out of RAM. Install fewer styles, try --romfs, or freeze the library "
                "into the firmware with manifest.py"
            )
        super().__init__(traceback, do)
