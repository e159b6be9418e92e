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
from process import Server

SMALL = ROOT / "build/micropython/micropython-32"
COMPILED = ROOT / "build/bench-mpy"
STYLES = ("onread", "readable", "pipe", "data")
SERVERS = (
    ("bare ipoll loop", "bare_ipoll.py", ()),
    ("net, onread", "net_server.py", ("onread",)),
    ("net, pipe", "net_server.py", ("pipe",)),
    ("asyncio streams", "asyncio_streams.py", ()),
)
LEAST, MOST = 16, 4096  # KB, where the search for the smallest heap begins
PATIENCE = 60


def run(program, *words):
    done = subprocess.run(
        [str(SMALL), str(HERE / "memory" / program), *words],
        env={**os.environ, "MICROPYPATH": f"{COMPILED}:.frozen"},
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


def serves(name, script, words, heap):
    """Whether 50 connections get their echoes with a heap of so many KB."""
    try:
        server = Server(OnSmallHeap(name, script, words, heap), "echo", quiet=True)
    except (RuntimeError, OSError):
        return False
    try:
        load.PingPong(server.port, 50, patience=2).run(0.02)
        return True
    except (OSError, load.WrongBytes):
        return False
    finally:
        server.stop()


def smallest(step, *server):
    """KB of the smallest heap, to 2 KB."""
    low, high = LEAST, MOST
    while high - low > max(2, low // 32):
        heap = (low + high) // 2 // 2 * 2
        step(f"{server[0]}: does a heap of {heap} KB do?")
        if serves(*server, heap):
            high = heap
        else:
            low = heap
    return high


def measure(options, step):
    message = Figures("heap_message", "Heap allocated by a 64 B echo", "bytes a message", "")
    message.how = "32-bit words; both ends are net; counted with the collector off."
    locked = Figures("heap_lock", "Echo goes on under heap_lock", "1: yes", "")
    kept = Figures("heap_kept", "Heap kept", "bytes", "32-bit words, from .mpy.")
    least = Figures("heap_peak", "Smallest heap that serves 50 connections", "KB", "")
    least.how = "32-bit words, echo of 64 B, found by trying; the library from .mpy."
    if not SMALL.exists():
        message.notes.append(f"Not measured: no {SMALL.relative_to(ROOT)}: make setup.")
        yield message
        return
    step("compiling to .mpy")
    made = compile_mpy.compile_all(COMPILED)
    for style in STYLES:
        step(f"a message: {style}")
        found = run("per_message.py", style)
        message.add("net, " + style, found[0])
        if style != "data":
            locked.add("net, " + style, found[1])
    measure_kept(kept, made)
    for server in SERVERS[:2] if options.quick else SERVERS:
        least.add(server[0], smallest(step, *server))
    yield from (message, locked, kept, least)


def measure_kept(kept, made):
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


if __name__ == "__main__":
    alone(measure)
