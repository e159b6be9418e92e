"""Heap on MicroPython: a message, a connection, a server, the import; and how small a heap serves
50 connections. A workload of bench; also runs by itself.

Sizes are taken with 32-bit words, as wide as a board's, and the library as .mpy.
"""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))
sys.path.insert(1, str(HERE.parent / "tools"))

import compile_mpy
import load
import size
from alone import alone
from contenders import MPY, ROOT, Contender
from figures import Figures
from process import Server, free_port

from workloads import styles

SMALL = ROOT / "build/micropython/micropython-32"
COMPILED = ROOT / f"build/bench-mpy-{os.getpid()}"
STYLES = ("onread", "readable", "pipe", "data")
SERVERS = (
    # name, program, words, connections
    ("bare ipoll loop", "bare_ipoll.py", (), 1),
    ("net, onread", "net_server.py", ("onread",), 1),
    ("asyncio streams", "asyncio_streams.py", (), 1),
    ("bare ipoll loop", "bare_ipoll.py", (), 50),
    ("net, onread", "net_server.py", ("onread",), 50),
    ("net, pipe", "net_server.py", ("pipe",), 50),
    ("asyncio streams", "asyncio_streams.py", (), 50),
)
QUICK = SERVERS[3:5]
PEAK = (
    "32-bit words, echo of 64 B, found by trying. net is loaded into the heap here, from .mpy; "
    "asyncio lies in this firmware's flash, as net does where it is frozen. A pipe has a buffer "
    "of 16 KB here, of 800 to 1,440 bytes on boards."
)
LEAST, MOST = 16, 4096  # KB, where the search for the smallest heap begins
PATIENCE = 60


def run(program, *words, told=""):
    done = subprocess.run(
        [str(SMALL), "-X", "heapsize=8m", str(HERE / "memory" / program), *words],
        env={**os.environ, "MICROPYPATH": f"{COMPILED}:{HERE}/styles:.frozen"},
        input=told,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{program} failed:\n{done.stdout}{done.stderr}")
    return [float(word) for word in done.stdout.split()]


class OnSmallHeap(Contender):
    """A server on the 32-bit MicroPython with a heap of so many KB."""

    def __init__(self, name, script, words, heap):
        super().__init__(name, MPY, script, *words)
        self.heap = heap

    def interpreter(self):
        return [str(SMALL), "-X", f"heapsize={self.heap}k"]

    def environment(self):
        return {**os.environ, "MICROPYPATH": f"{COMPILED}:.frozen"}


def serves(name, script, words, many, heap):
    """Whether so many connections get their echoes with a heap of so many KB."""
    try:
        server = Server(OnSmallHeap(name, script, words, heap), "echo", quiet=True)
    except (RuntimeError, OSError):
        return False
    try:
        load.PingPong(server.port, many, patience=2).run(0.02)
        return True
    except (OSError, load.WrongBytes):
        return False
    finally:
        server.stop()


def smallest(label, step, *server):
    """KB of the smallest heap, to 2 KB."""
    low, high = LEAST, MOST
    while high - low > max(2, low // 32):
        heap = (low + high) // 2 // 2 * 2
        step(f"{label}: does a heap of {heap} KB do?")
        if serves(*server, heap):
            high = heap
        else:
            low = heap
    return high


def measure(options, step):
    if not SMALL.exists():
        absent = Figures("heap_message", "Heap", "", "")
        absent.notes.append(f"Not measured: no {SMALL.relative_to(ROOT)}: make setup.")
        yield absent
        return
    step("compiling to .mpy")
    made = compile_mpy.compile_all(COMPILED)
    yield from core_messages(step)
    yield style_messages(step)
    yield measure_kept(made)
    least = Figures("heap_peak", "Smallest heap that serves", "KB", PEAK)
    for server in QUICK if options.quick else SERVERS:
        label = f"{server[3]} connection{'s' if server[3] > 1 else ''}: {server[0]}"
        least.add(label, smallest(label, step, *server))
    yield least


def core_messages(step):
    how = "32-bit words; both ends are net; counted with the collector off."
    message = Figures("heap_message", "Heap allocated by a 64 B echo", "bytes a message", how)
    locked = Figures("heap_lock", "Echo goes on under heap_lock", "1: yes", "")
    for style in STYLES:
        step(f"a message: {style}")
        found = run("per_message.py", style)
        message.add("net, " + style, found[0])
        if style != "data":
            locked.add("net, " + style, found[1])
    return message, locked


def style_messages(step):
    how = "The server's only: the client is the core, which allocates nothing."
    title = "Heap allocated by a style's echo"
    figures = Figures("heap_styles", title, "bytes a message", how)
    for style in styles.STYLES:
        step(f"a message: {style.name}")
        server, message = style.file[: -len(".py")], style.make(0, 1).hex()
        found = run("per_style_message.py", server, str(free_port()), told=message)
        figures.add(f"{style.name}: {style.title}", found[0])
    return figures


def measure_kept(made):
    kept = Figures("heap_kept", "Heap kept", "bytes", "32-bit words, from .mpy.")
    names = (
        "idle connection",
        "listening server",
        "system's socket object",
        "system's poll entry",
    )
    for name, value in zip(names, run("per_connection.py")):
        kept.add(name, value)
    for row in [*size.heap_rows(COMPILED, made), *size.mpy_rows(made)]:
        if row.what.startswith("heap kept") or row.what.startswith(".mpy of core and port"):
            kept.add(row.what, row.size)
    return kept


if __name__ == "__main__":
    alone(measure)
